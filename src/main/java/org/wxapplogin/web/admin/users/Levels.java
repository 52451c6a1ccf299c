package org.wxapplogin.web.admin.users;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;

/** Levels of users in forms, where each is named by its number. */
final class Levels {
  private Levels() {}

  /** The level of this number, as text. */
  static Optional<UserLevel> of(String number) {
    return Arrays.stream(UserLevel.values())
        .filter(level -> Integer.toString(level.number()).equals(number))
        .findFirst();
  }

  /** The level a form asks for. */
  static UserLevel chosen(Input form) {
    return form.number("level")
        .flatMap(number -> of(Integer.toString(number)))
        .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_VALUE, "level", "is no level"));
  }

  static List<Option> options(Optional<UserLevel> chosen, Texts texts) {
    return Option.of(
        List.of(UserLevel.values()),
        chosen,
        level -> Integer.toString(level.number()),
        level -> texts.text("level." + level));
  }
}
