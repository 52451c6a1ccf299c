package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.page.Csv;
import org.wxapplogin.web.admin.page.Messages;

/** Users as rows of a file, all columns, the phone masked. Not thread-safe. */
final class UserCsv {
  private final OutputStream out;
  private final Csv csv;
  private final Function<User, Optional<String>> maskedPhone;
  private final String[] statuses;
  private final String[] levels;
  private final String[] genders;
  private final Messages messages;

  UserCsv(
      OutputStream out,
      Function<User, Optional<String>> maskedPhone,
      Messages messages,
      ZoneId zone) {
    this.out = out;
    this.csv = new Csv(zone);
    this.maskedPhone = maskedPhone;
    this.messages = messages;
    this.statuses = new String[UserStatus.values().length];
    for (UserStatus status : UserStatus.values()) {
      statuses[status.ordinal()] = messages.text("status." + status);
    }
    this.levels = new String[UserLevel.values().length];
    for (UserLevel level : UserLevel.values()) {
      levels[level.ordinal()] = messages.text("level." + level);
    }
    this.genders = new String[] {"", UserRow.gender(1, messages), UserRow.gender(2, messages)};
  }

  void head() throws IOException {
    csv.raw(Csv.BYTE_ORDER_MARK);
    for (String key :
        List.of(
            messages.text("csv.id"),
            messages.text("users.column.app"),
            messages.text("users.column.openid"),
            messages.text("users.column.unionid"),
            messages.text("csv.nickname"),
            messages.text("users.column.status"),
            messages.text("users.column.level"),
            messages.text("users.column.phone"),
            messages.text("users.column.registered"),
            messages.text("users.column.last-login"),
            messages.text("users.column.ip"),
            messages.text("users.column.gender"),
            messages.text("csv.country"),
            messages.text("csv.province"),
            messages.text("csv.city"),
            messages.text("users.column.language"),
            messages.text("csv.avatar"))) {
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
