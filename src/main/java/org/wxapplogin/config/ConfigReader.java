package org.wxapplogin.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Setting;

/**
 * Reads typed settings and collects every fault, so that one start reports them all. A faulty
 * setting is read as a harmless stand-in; {@link #throwIfFaulty} must be called before use.
 */
final class ConfigReader {
  private final ConfigSource source;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final ShownSettings shown = new ShownSettings();

  ConfigReader(ConfigSource source) {
    this.source = source;
  }

  /** Text, required where {@code fallback} is null. */
  String text(String key, String fallback) {
    return read(key, fallback, "", Function.identity());
  }

  Optional<String> optionalText(String key) {
    defaults.put(key, "");
    Optional<String> text = find(key);
    show(key, text.orElse(""), text.orElse(""));
    return text;
  }

  Secret secret(String key) {
    return secret(key, null);
  }

  /** A secret that may be left out where {@code fallback} is not null. */
  Secret secret(String key, String fallback) {
    return read(key, fallback, Secret.of(""), Secret::of);
  }

  /** A secret of {@code least} to {@code most} characters, or none. */
  Optional<Secret> optionalSecret(String key, int least, int most) {
    Optional<String> text = optionalText(key);
    if (text.isPresent() && (text.get().length() < least || text.get().length() > most)) {
      fault(key, "must have from " + least + " to " + most + " characters");
    }
    Optional<Secret> secret = text.map(Secret::of);
    secret.ifPresent(value -> show(key, value, text.get()));
    return secret;
  }

  boolean flag(String key, boolean fallback) {
    return read(
        key,
        String.valueOf(fallback),
        fallback,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            });
  }

  int number(String key, int fallback, int least, int most) {
    return read(
        key,
        String.valueOf(fallback),
        fallback,
        text -> {
          int value = Integer.parseInt(text);
          if (value < least || value > most) {
            throw new IllegalArgumentException("must be from " + least + " to " + most);
          }
          return value;
        });
  }

  /**
   * A whole number with its unit: {@code 2500ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code
   * 30d}.
   */
  Duration duration(String key, String fallback, Duration least, Duration most) {
    return read(
        key,
        fallback,
        Durations.parse(fallback),
        text -> {
          Duration value = Durations.parse(text);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                "must be from " + least.toMillis() + "ms to " + most.toMillis() + "ms");
          }
          return value;
        });
  }

  /** An http or https address without query, without a slash at its end. */
  URI address(String key, String fallback) {
    return read(key, fallback, URI.create(fallback), ConfigReader::parseAddress);
  }

  private static URI parseAddress(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null
        || uri.getQuery() != null) {
      throw new IllegalArgumentException("must be an http or https address");
    }
    return uri;
  }

  /** As {@link #address}, but empty if nothing is set. */
  Optional<URI> optionalAddress(String key) {
    return read(
        key,
        "",
        Optional.empty(),
        text -> Optional.of(text).filter(t -> !t.isEmpty()).map(ConfigReader::parseAddress));
  }

  /** One of the constants of {@code fallback}'s enum, in lower case. */
  <E extends Enum<E>> E choice(String key, E fallback) {
    Class<E> type = fallback.getDeclaringClass();
    String words = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    return read(
        key,
        fallback.name().toLowerCase(Locale.ROOT),
        fallback,
        text -> {
          if (!text.matches("[a-z]+") || !words.matches(".*\\b" + text + "\\b.*")) {
            throw new IllegalArgumentException("must be one of " + words);
          }
          return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        });
  }

  ZoneId zone(String key, String fallback) {
    return read(key, fallback, ZoneId.of(fallback), ZoneId::of);
  }

  /** Values separated by commas; at least one, unless {@code fallback} is the empty text. */
  List<String> list(String key, String fallback) {
    return read(
        key,
        fallback,
        List.of(),
        text -> {
          List<String> values = split(text);
          if (values.isEmpty() && !"".equals(fallback)) {
            throw new IllegalArgumentException("must name at least one");
          }
          return values;
        });
  }

  /** A key of 32 bytes in base64. */
  Secret key256(String key) {
    return read(
        key,
        null,
        Secret.of(""),
        text -> {
          requireKey256(text);
          return Secret.of(text);
        });
  }

  /** Named keys, {@code name:base64} separated by commas; the first is the one that seals. */
  Map<String, Secret> namedKeys(String key) {
    return read(
        key,
        null,
        Map.of(),
        text -> {
          Map<String, Secret> keys = new LinkedHashMap<>();
          if (split(text).isEmpty()) {
            throw new IllegalArgumentException("must name at least one key");
          }
          for (String entry : split(text)) {
            int colon = entry.indexOf(':');
            if (colon < 1 || !entry.substring(0, colon).matches("[a-z0-9]{1,16}")) {
              throw new IllegalArgumentException(
                  "must be name:key,… with names of 1 to 16 lower-case letters and digits");
            }
            requireKey256(entry.substring(colon + 1));
            if (keys.put(entry.substring(0, colon), Secret.of(entry.substring(colon + 1)))
                != null) {
              throw new IllegalArgumentException("names a key twice");
            }
          }
          return keys;
        });
  }

  /** Adds a fault that depends on more than one setting. */
  void fault(String key, String sentence) {
    faults.add(key + " (" + ConfigSource.environmentName(key) + ") " + sentence);
  }

  /** Every key asked for so far with its default, or "" if it has none. */
  Map<String, String> defaults() {
    return defaults;
  }

  /** What was read so far and is not faulty, without secrets. */
  List<Setting> shown() {
    return shown.list();
  }

  /** Reports keys that are set but never read: typing mistakes that would pass unnoticed. */
  void refuseUnknown() {
    for (String name : source.unknown(defaults.keySet())) {
      faults.add(name + " is not a setting of this server");
    }
  }

  /**
   * @throws ConfigException naming each missing or malformed key, but no values
   */
  void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
  }

  private <T> T read(String key, String fallback, T standIn, Function<String, T> parse) {
    defaults.put(key, fallback == null ? "" : fallback);
    int before = faults.size();
    Optional<String> given = find(key);
    if (faults.size() > before) {
      return standIn;
    }
    String text = given.orElse(fallback);
    if (text == null) {
      fault(key, "is not set");
      return standIn;
    }
    try {
      T value = parse.apply(text);
      show(key, value, text);
      return value;
    } catch (NumberFormatException e) {
      fault(key, "must be a whole number");
    } catch (IllegalArgumentException | DateTimeException e) {
      fault(key, sentence(e));
    }
    return standIn;
  }

  private void show(String key, Object value, String text) {
    shown.add(key, value, text, source.origin(key));
  }

  private Optional<String> find(String key) {
    try {
      return source.find(key);
    } catch (IllegalArgumentException e) {
      fault(key, sentence(e));
      return Optional.empty();
    }
  }

  /** Our own sentences begin with these verbs. Others are not shown: they may quote the value. */
  private static String sentence(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    return message.matches("(must|is|names) .*") ? message : "is malformed";
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static void requireKey256(String text) {
    int length;
    try {
      length = Base64.getDecoder().decode(text).length;
    } catch (IllegalArgumentException e) {
      length = -1;
    }
    if (length != 32) {
      throw new IllegalArgumentException(
          "must be 32 bytes in base64, such as openssl rand -base64 32 prints");
    }
  }
}
