package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.page.Csv;
import org.wxapplogin.web.admin.page.Texts;

/** Users as rows of a file, all columns, the phone masked. Not thread-safe. */
final class UserCsv {
  private final OutputStream out;
  private final Csv csv;
  private final Function<User, Optional<String>> maskedPhone;
  private final String[] statuses;
  private final String[] levels;
  private final String[] genders;
  private final Texts texts;

  UserCsv(OutputStream out, Function<User, Optional<String>> maskedPhone, Texts texts) {
    this.out = out;
    this.csv = new Csv(texts.zone());
    this.maskedPhone = maskedPhone;
    this.texts = texts;
    this.statuses = new String[UserStatus.values().length];
    for (UserStatus status : UserStatus.values()) {
      statuses[status.ordinal()] = texts.text("status." + status);
    }
    this.levels = new String[UserLevel.values().length];
    for (UserLevel level : UserLevel.values()) {
      levels[level.ordinal()] = texts.text("level." + level);
    }
    this.genders = new String[] {"", UserRow.gender(1, texts), UserRow.gender(2, texts)};
  }

  void head() throws IOException {
    csv.raw(Csv.BYTE_ORDER_MARK);
    for (String key :
        List.of(
            texts.text("csv.id"),
            texts.text("users.column.app"),
            texts.text("users.column.openid"),
            texts.text("users.column.unionid"),
            texts.text("csv.nickname"),
            texts.text("users.column.status"),
            texts.text("users.column.level"),
            texts.text("users.column.phone"),
            texts.text("users.column.registered"),
            texts.text("users.column.last-login"),
            texts.text("users.column.ip"),
            texts.text("users.column.gender"),
            texts.text("csv.country"),
            texts.text("csv.province"),
            texts.text("csv.city"),
            texts.text("users.column.language"),
            texts.text("csv.avatar"))) {
      csv.cell(key);
    }
    csv.end();
    out.write(csv.take());
  }

  void rows(List<User> users) throws IOException {
    for (User user : users) {
      Profile profile = user.profile();
      int gender = profile.gender();
      csv.cell(user.id())
          .cell(user.identity().appid())
          .cell(user.identity().openid())
          .cell(user.identity().unionid().orElse(""))
          .cell(profile.nickName())
          .cell(statuses[user.status().ordinal()])
          .cell(levels[user.level().ordinal()])
          .cell(maskedPhone.apply(user).orElse(""))
          .cell(user.registeredAt())
          .cell(user.lastLoginAt())
          .cell(user.lastLoginIp())
          .cell(gender > 0 && gender < genders.length ? genders[gender] : "")
          .cell(profile.country())
          .cell(profile.province())
          .cell(profile.city())
          .cell(profile.language())
          .cell(profile.avatarUrl())
          .end();
    }
    out.write(csv.take());
  }
}
