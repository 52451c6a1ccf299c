package org.wxapplogin.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.Worded;

/**
 * Turns the text of a setting into its value. Text that does not fit is an IllegalArgumentException
 * whose message goes on after the setting's name ("must be true or false") and never quotes the
 * text, which may be secret.
 */
final class SettingTexts {
  private static final int KEY_BYTES = 32;
  private static final int MAX_PORT = 65_535;
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SettingTexts() {}

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  static int number(String text, int least, int most) {
    int value = Integer.parseInt(text);
    if (value < least || value > most) {
      throw new IllegalArgumentException("must be from " + least + " to " + most);
    }
    return value;
  }

  static Duration duration(String text, Duration least, Duration most) {
    Duration value = Durations.parse(text);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "must be from " + least.toMillis() + "ms to " + most.toMillis() + "ms");
    }
    return value;
  }

  /** An http or https address without query; slashes at its end are dropped. */
  static URI address(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    boolean plain = text.chars().allMatch(sign -> sign < 0x7F) && uri.getFragment() == null;
    if (!plain
        || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null
        || uri.getPort() > MAX_PORT
        || uri.getQuery() != null) {
      throw new IllegalArgumentException("must be an http or https address");
    }
    return uri;
  }

  /** By name, or as an offset. */
  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone, such as Asia/Shanghai or UTC", e);
    }
  }

  /** Names of request headers, separated by commas; at least one. */
  static List<String> headers(String text) {
    List<String> names = list(text);
    if (names.isEmpty() || !names.stream().allMatch(name -> HEADER.matcher(name).matches())) {
      throw new IllegalArgumentException(
          "must be names of request headers separated by commas: letters, digits and -");
    }
    return names;
  }

  static Secret secret(String text, int least) {
    if (text.length() < least) {
      throw new IllegalArgumentException("must have at least " + least + " characters");
    }
    return Secret.of(text);
  }

  /** A constant, written as its {@link #word}. */
  static <E extends Enum<E>> E choice(String text, Class<E> type) {
    return constant(text, type)
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + words(type)));
  }

  /** Constants, at least one, each written as its {@link #word}. */
  static <E extends Enum<E>> Set<E> choices(String text, Class<E> type) {
    Set<E> chosen = EnumSet.noneOf(type);
    for (String word : someOf(text)) {
      chosen.add(
          constant(word, type)
              .orElseThrow(
                  () -> new IllegalArgumentException("must be one or more of " + words(type))));
    }
    return chosen;
  }

  /**
   * A constant as settings spell it: by its own word, if it has one, else by its name in lower case
   * with {@code -} for {@code _}.
   */
  static String word(Enum<?> constant) {
    if (constant instanceof Worded worded) {
      return worded.word();
    }
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Optional<E> constant(String word, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst();
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(SettingTexts::word).toList();
  }

  /** Values separated by commas, maybe none. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Values separated by commas, at least one. */
  static List<String> someOf(String text) {
    List<String> values = list(text);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("must name at least one");
    }
    return values;
  }

  /** A key of 32 bytes in base64. */
  private static Secret key256(String text) {
    int length;
    try {
      length = Base64.getDecoder().decode(text).length;
    } catch (IllegalArgumentException e) {
      length = -1;
    }
    if (length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "must be 32 bytes in base64, such as openssl rand -base64 32 prints");
    }
    return Secret.of(text);
  }

  /** Keys with names, {@code name:base64} separated by commas, in that order. */
  static Map<String, Secret> namedKeys(String text) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    for (String entry : list(text)) {
      int colon = entry.indexOf(':');
      if (colon < 1 || !entry.substring(0, colon).matches("[a-z0-9]{1,16}")) {
        throw new IllegalArgumentException(
            "must be name:key,… with names of 1 to 16 lower-case letters and digits");
      }
      add(keys, entry.substring(0, colon), key256(entry.substring(colon + 1)));
    }
    return atLeastOne(keys);
  }

  /** As {@link #namedKeys}, but one may stand without a name and colon: its name is empty. */
  static Map<String, Secret> lookupKeys(String text) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    for (String entry : list(text)) {
      if (entry.contains(":")) {
        namedKeys(entry).forEach((name, key) -> add(keys, name, key));
      } else {
        add(keys, "", key256(entry));
      }
    }
    if (keys.size() > UserSearch.MAX_HASHES) {
      throw new IllegalArgumentException("must be at most " + UserSearch.MAX_HASHES + " keys");
    }
    return atLeastOne(keys);
  }

  private static void add(Map<String, Secret> keys, String name, Secret key) {
    if (keys.put(name, key) != null) {
      throw new IllegalArgumentException(
          name.isEmpty() ? "must give a name to all keys but one" : "names a key twice");
    }
  }

  private static Map<String, Secret> atLeastOne(Map<String, Secret> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("must name at least one key");
    }
    return keys;
  }
}
