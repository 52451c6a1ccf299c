package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** One user as a row of the list. */
public record UserRow(Person user, List<Cell> cells) {

  /**
   * The cell of a column.
   *
   * @param column its name
   * @param kind code, app, words, ip, status, level or time
   * @param tone for the kind status
   * @param time for the kind time
   */
  public record Cell(
      String column, String label, String kind, String text, String tone, Optional<Time> time) {}

  /** Makes rows. */
  record Maker(Set<UserColumn> columns, Function<User, Optional<ShownPhone>> phones, Texts texts) {

    UserRow of(User user) {
      return new UserRow(
          Person.of(user, texts), columns.stream().map(column -> cell(column, user)).toList());
    }

    private Cell cell(UserColumn column, User user) {
      Profile profile = user.profile();
      return switch (column) {
        case OPENID -> text(column, "code", user.identity().openid());
        case UNIONID -> text(column, "code", user.identity().unionid().orElse(""));
        case PERSON -> text(column, "code", user.person().orElse(""));
        case APP -> text(column, "app", user.identity().appid());
        case LEVEL -> text(column, "words", texts.text("level." + user.level()));
        case PHONE -> text(column, "ip", PhoneText.of(phones.apply(user), texts));
        case REGISTERED -> time(column, texts.time(user.registeredAt()));
        case LAST_LOGIN -> time(column, texts.time(user.lastLoginAt()));
        case IP -> text(column, "ip", texts.address(user.lastLoginIp()));
        case GENDER -> text(column, "words", gender(profile.gender(), texts));
        case PLACE -> text(column, "words", place(profile));
        case LANGUAGE -> text(column, "words", profile.language());
        case STATUS ->
            new Cell(
                Filter.name(column),
                label(column),
                "status",
                texts.text("status." + user.status()),
                Filter.name(user.status()),
                Optional.empty());
      };
    }

    String label(UserColumn column) {
      return texts.text("users.column." + Filter.name(column));
    }

    private Cell text(UserColumn column, String kind, String text) {
      return new Cell(
          Filter.name(column),
          label(column),
          text.isBlank() ? "none" : kind,
          text,
          "",
          Optional.empty());
    }

    private Cell time(UserColumn column, Time time) {
      return new Cell(Filter.name(column), label(column), "time", "", "", Optional.of(time));
    }
  }

  static String place(Profile profile) {
    return String.join(
        " ",
        List.of(profile.country(), profile.province(), profile.city()).stream()
            .filter(part -> !part.isBlank())
            .toList());
  }

  /** A gender as WeChat counts. */
  static String gender(int number, Texts texts) {
    return switch (number) {
      case 1 -> texts.text("gender.male");
      case 2 -> texts.text("gender.female");
      default -> texts.text("gender.unknown");
    };
  }
}
