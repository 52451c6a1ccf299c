package org.wxapplogin.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Secret;

/** Reads what somebody has typed for a mini program, by the rules of the configuration. */
public final class AppEntries {
  private AppEntries() {}

  /**
   * Reads a form.
   *
   * @param typed the text of a field, without blanks at its ends; "" where nothing was typed
   */
  public static AppEntry.Read read(Map<Field, String> typed) {
    Reader in = new Reader(typed);
    AppEntry entry =
        new AppEntry(
            in.value(Field.APPID, "", Form.APPID::check),
            new AppProfile(
                in.value(Field.NAME, "", Form.APP_NAME::check),
                new AppProfile.Sessions(
                    in.duration(Field.IDLE, ConfiguredApps.LEAST_LIFE, ConfiguredApps.MOST_IDLE),
                    in.duration(
                        Field.ABSOLUTE, ConfiguredApps.LEAST_LIFE, ConfiguredApps.MOST_ABSOLUTE),
                    in.optional(
                        Field.MAX_DEVICES,
                        text -> SettingTexts.number(text, 1, ConfiguredApps.MOST_DEVICES)),
                    in.duration(Field.ROTATE_AFTER, Duration.ZERO, ConfiguredApps.MOST_IDLE)),
                in.value(
                    Field.REGISTRATION,
                    Registration.EVERYBODY,
                    text -> SettingTexts.choice(text, Registration.class)),
                in.optional(
                    Field.LOGINS_PER_MINUTE,
                    text -> SettingTexts.number(text, 1, LimitSettings.MOST_PER_MINUTE)),
                in.flag(Field.PLAIN_TOO),
                in.flag(Field.ACT_ON_PLAIN)),
            in.secret(Field.SECRET, Form.APP_SECRET),
            in.secret(Field.PUSH_TOKEN, Form.PUSH_TOKEN),
            in.secret(Field.PUSH_KEY, Form.PUSH_KEY),
            in.flag(Field.NO_PUSH));
    return new AppEntry.Read(entry, in.faults);
  }

  private static final class Reader {
    private final Map<Field, String> typed;
    private final Set<Field> faults = EnumSet.noneOf(Field.class);

    private Reader(Map<Field, String> typed) {
      this.typed = typed;
    }

    private String text(Field field) {
      return typed.getOrDefault(field, "");
    }

    private boolean flag(Field field) {
      return !text(field).isEmpty();
    }

    private <T> T value(Field field, T standIn, Function<String, T> parse) {
      try {
        return parse.apply(text(field));
      } catch (IllegalArgumentException e) { // its message is for the operator of a file
        faults.add(field);
        return standIn;
      }
    }

    private <T> Optional<T> optional(Field field, Function<String, T> parse) {
      return text(field).isEmpty()
          ? Optional.empty()
          : value(field, Optional.<T>empty(), text -> Optional.of(parse.apply(text)));
    }

    private Optional<Duration> duration(Field field, Duration least, Duration most) {
      return optional(field, text -> SettingTexts.duration(text, least, most));
    }

    private Optional<Secret> secret(Field field, Form form) {
      return text(field).length() > AppEntry.MAX_SECRET
          ? value(field, Optional.<Secret>empty(), text -> fail())
          : optional(field, text -> Secret.of(form.check(text)));
    }

    private static Optional<Secret> fail() {
      throw new IllegalArgumentException("must be shorter");
    }
  }
}
