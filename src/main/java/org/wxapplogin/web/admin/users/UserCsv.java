package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Csv;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Users as rows of a file, all columns, the phone masked. New columns come last, for whoever reads
 * the file by position. Not thread-safe.
 */
final class UserCsv {
  private final OutputStream out;
  private final Csv csv;
  private final Texts texts;
  private final List<Column> columns;
  private Map<Long, Ban> bans = Map.of();

  /**
   * @param key of the heading
   * @param cell writes what stands below it for a user
   */
  private record Column(String key, BiConsumer<Csv, User> cell) {
    static Column of(String key, Function<User, String> text) {
      return new Column(key, (csv, user) -> csv.cell(text.apply(user)));
    }

    static Column ofTime(String key, Function<User, Instant> time) {
      return new Column(key, (csv, user) -> csv.cell(time.apply(user)));
    }
  }

  UserCsv(
      OutputStream out,
      Function<User, Optional<ShownPhone>> phones,
      PictureAddresses pictures,
      Texts texts) {
    this.out = out;
    this.csv = new Csv(texts.zone());
    this.texts = texts;
    this.columns =
        List.of(
            new Column("csv.id", (row, user) -> row.cell(user.id())),
            Column.of("users.column.app", user -> user.identity().appid()),
            Column.of("csv.app-name", user -> texts.appName(user.identity().appid())),
            Column.of("users.column.openid", user -> user.identity().openid()),
            Column.of("users.column.unionid", user -> user.identity().unionid().orElse("")),
            Column.of("csv.nickname", user -> user.profile().nickName()),
            Column.of("users.column.status", user -> texts.text("status." + user.status())),
            Column.of("users.column.level", user -> texts.text("level." + user.level())),
            Column.of("users.column.phone", user -> PhoneText.of(phones.apply(user), texts)),
            Column.ofTime("users.column.registered", User::registeredAt),
            Column.ofTime("users.column.last-login", User::lastLoginAt),
            Column.of("users.column.ip", User::lastLoginIp),
            Column.of("users.column.gender", this::gender),
            Column.of("csv.country", user -> user.profile().country()),
            Column.of("csv.province", user -> user.profile().province()),
            Column.of("csv.city", user -> user.profile().city()),
            Column.of("users.column.language", user -> user.profile().language()),
            Column.of("csv.avatar", user -> pictures.shown(user.profile())),
            Column.of("users.column.person", user -> user.person().orElse("")),
            new Column("csv.ban-until", (row, user) -> banUntil(row, bans.get(user.id()))),
            Column.of("csv.ban-told", user -> banTold(bans.get(user.id()))));
  }

  void head() throws IOException {
    csv.raw(Csv.BYTE_ORDER_MARK);
    columns.forEach(column -> csv.cell(texts.text(column.key())));
    csv.end();
    out.write(csv.take());
  }

  void rows(List<User> users, Map<Long, Ban> bansOfThem) throws IOException {
    bans = bansOfThem;
    for (User user : users) {
      columns.forEach(column -> column.cell().accept(csv, user));
      csv.end();
    }
    out.write(csv.take());
  }

  private void banUntil(Csv row, Ban ban) {
    Optional<Instant> until = Optional.ofNullable(ban).flatMap(known -> known.terms().until());
    if (until.isPresent()) {
      row.cell(until.get());
    } else {
      row.cell(ban == null ? "" : texts.text("ban.for-ever"));
    }
  }

  private static String banTold(Ban ban) {
    return ban == null ? "" : ban.terms().told();
  }

  /** Empty where it is not known. */
  private String gender(User user) {
    int gender = user.profile().gender();
    return gender == 1 || gender == 2 ? UserRow.gender(gender, texts) : "";
  }
}
