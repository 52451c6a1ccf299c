package org.wxapplogin.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Setting;

/**
 * The settings as a page may show them. A setting is struck out because of the type it is read as,
 * so that one which is a {@link Secret} cannot be shown by mistake.
 */
final class ShownSettings {
  private static final String STRUCK_OUT = "[secret]";

  /** Host and name in the address of a database; what follows may hold a password. */
  private static final Pattern JDBC = Pattern.compile("(jdbc:[a-z:+-]*//[A-Za-z0-9.,:_-]+/\\w*).*");

  private static final Pattern NAME_AND_PASSWORD = Pattern.compile("(://)[^/]*@");

  private final Map<String, Setting> shown = new LinkedHashMap<>();

  /**
   * @param value what the text was read as
   * @param text empty for none
   */
  void add(String key, Object value, String text, Setting.Origin origin) {
    Object held =
        value instanceof Optional<?> some ? some.map(Object.class::cast).orElse("") : value;
    boolean secret = held instanceof Secret || held instanceof Map;
    String visible =
        secret ? STRUCK_OUT : value instanceof Duration d ? Durations.text(d) : open(text);
    shown.put(key, new Setting(key, text.isEmpty() ? "" : visible, origin));
  }

  /** All settings, in the order in which they were first read. */
  List<Setting> list() {
    return List.copyOf(shown.values());
  }

  private static String open(String text) {
    if (text.startsWith("jdbc:")) {
      Matcher address = JDBC.matcher(text);
      return !address.matches()
          ? STRUCK_OUT
          : address.group(1).equals(text) ? text : address.group(1) + " …";
    }
    return NAME_AND_PASSWORD.matcher(text).replaceAll("$1" + STRUCK_OUT + "@");
  }
}
