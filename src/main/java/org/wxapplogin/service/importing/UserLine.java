package org.wxapplogin.service.importing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** Makes users of the fields of lines. Thread-safe. */
final class UserLine {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private final Optional<String> appid;
  private final Set<String> served;
  private final TimeText times;
  private final Clock clock;

  /**
   * @param appid of lines that name none; empty if each must
   * @param served the AppIDs that lines may name
   */
  UserLine(Optional<String> appid, Set<String> served, TimeText times, Clock clock) {
    this.appid = appid;
    this.served = served;
    this.times = times;
    this.clock = clock;
  }

  /**
   * A user, and what of the line was left out: a field that is only shown, or a phone number, costs
   * itself and not its user.
   */
  record Parsed(ImportedUser user, List<Fault> leftOut) {}

  Parsed parse(Fields line) throws BadLineException {
    List<Fault> leftOut = new ArrayList<>();
    Identity identity = new Identity(appid(line), openid(line), unionid(line));
    Profile profile =
        new Profile(nickname(line, leftOut), avatar(line, leftOut), 0, "", "", "", "")
            .withoutPlaceholders();
    return new Parsed(
        new ImportedUser(
            identity,
            profile,
            phone(line, leftOut),
            level(line),
            status(line),
            instant(line, Column.REGISTERED),
            instant(line, Column.LAST_LOGIN)),
        leftOut);
  }

  private String appid(Fields line) throws BadLineException {
    Optional<String> named = line.get(Column.APPID);
    if (named.isPresent() && appid.isPresent() && !named.equals(appid)) {
      throw bad(Column.APPID, "is another than that of --app");
    }
    String id =
        named
            .or(() -> appid)
            .orElseThrow(() -> bad(Column.APPID, "is missing, and there is no --app"));
    if (!served.contains(id)) {
      throw bad(Column.APPID, "is no app to which users may be added");
    }
    return id;
  }

  private static String openid(Fields line) throws BadLineException {
    return line.get(Column.OPENID)
        .filter(Identity::isId)
        .orElseThrow(() -> bad(Column.OPENID, "must be 1 to 64 of the characters A-Z a-z 0-9 _ -"));
  }

  private static Optional<String> unionid(Fields line) throws BadLineException {
    Optional<String> unionid = line.get(Column.UNIONID);
    if (unionid.isPresent() && !Identity.isId(unionid.get())) {
      throw bad(Column.UNIONID, "must be 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }
    return unionid;
  }

  private static String nickname(Fields line, List<Fault> leftOut) {
    String name = line.get(Column.NICKNAME).map(ShownText::line).orElse("");
    if (ShownText.length(name) > ProfileText.MAX_NAME) {
      leftOut.add(fault(Column.NICKNAME, "is longer than " + ProfileText.MAX_NAME));
      return "";
    }
    return name;
  }

  private static String avatar(Fields line, List<Fault> leftOut) {
    String address = line.get(Column.AVATAR).orElse("");
    if (!address.isEmpty()
        && (address.length() > ProfileText.MAX_URL || !ProfileText.isAddress(address))) {
      leftOut.add(
          fault(
              Column.AVATAR, "must be an http or https address of at most " + ProfileText.MAX_URL));
      return "";
    }
    return address;
  }

  private static Optional<Phone> phone(Fields line, List<Fault> leftOut) {
    Optional<String> text = line.get(Column.PHONE);
    Optional<Phone> phone =
        text.flatMap(number -> PhoneText.parse(number, line.get(Column.COUNTRY_CODE)));
    if (text.isPresent() && phone.isEmpty()) {
      leftOut.add(
          fault(
              Column.PHONE,
              "must be a number of mainland China, or begin with + and a country code"));
    }
    return phone;
  }

  private static UserLevel level(Fields line) throws BadLineException {
    String number = line.get(Column.LEVEL).orElse("0");
    if (!number.matches("[0-2]")) {
      throw bad(Column.LEVEL, "must be 0, 1 or 2");
    }
    return UserLevel.of(Integer.parseInt(number));
  }

  private static UserStatus status(Fields line) throws BadLineException {
    return switch (line.get(Column.STATUS).orElse("active")) {
      case "active" -> UserStatus.ACTIVE;
      case "disabled" -> UserStatus.DISABLED;
      default -> throw bad(Column.STATUS, "must be active or disabled");
    };
  }

  private Optional<Instant> instant(Fields line, Column column) throws BadLineException {
    try {
      Optional<Instant> instant = line.get(column).flatMap(times::parse);
      if (instant.isPresent() && instant.get().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
        throw bad(column, "lies in the future");
      }
      return instant;
    } catch (DateTimeException e) {
      throw bad(
          column,
          "must be an ISO 8601 time, yyyy-MM-dd HH:mm:ss, or seconds or milliseconds since 1970");
    }
  }

  private static BadLineException bad(Column column, String reason) {
    return new BadLineException(column.label(), reason);
  }

  private static Fault fault(Column column, String reason) {
    return new Fault(column.label(), reason);
  }
}
