package org.wxapplogin.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.domain.Durations;
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

  String text(String key, String fallback) {
    return read(key, fallback, "", Function.identity());
  }

  /** A text that has the form, or a fault. */
  String requiredText(String key, Form form) {
    return readRequired(key, "", form::check);
  }

  Optional<String> optionalText(String key) {
    defaults.put(key, "");
    Optional<String> text = find(key);
    show(key, text.orElse(""), text.orElse(""));
    return text;
  }

  Secret secret(String key, String fallback) {
    return read(key, fallback, Secret.of(""), Secret::of);
  }

  Secret requiredSecret(String key) {
    return readRequired(key, Secret.of(""), Secret::of);
  }

  /** A secret of at least {@code least} characters. */
  Secret requiredSecret(String key, int least) {
    return readRequired(key, Secret.of(""), text -> SettingTexts.secret(text, least));
  }

  /** A secret of at least {@code least} characters, or none. */
  Optional<Secret> optionalSecret(String key, int least) {
    return read(
        key,
        "",
        Optional.empty(),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(SettingTexts.secret(text, least)));
  }

  /** A secret that has the form, or a fault. */
  Secret requiredSecret(String key, Form form) {
    return readRequired(key, Secret.of(""), text -> Secret.of(form.check(text)));
  }

  /** A secret that has the form, or none. */
  Optional<Secret> optionalSecret(String key, Form form) {
    return read(
        key,
        "",
        Optional.empty(),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(form.check(text))));
  }

  /** A text that has the form. */
  String text(String key, String fallback, Form form) {
    return read(key, fallback, fallback, form::check);
  }

  boolean flag(String key, boolean fallback) {
    return read(key, String.valueOf(fallback), fallback, SettingTexts::flag);
  }

  int number(String key, int fallback, int least, int most) {
    return read(
        key, String.valueOf(fallback), fallback, text -> SettingTexts.number(text, least, most));
  }

  /**
   * A whole number with its unit: {@code 2500ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code
   * 30d}.
   */
  Duration duration(String key, String fallback, Duration least, Duration most) {
    return read(
        key, fallback, Durations.parse(fallback), text -> SettingTexts.duration(text, least, most));
  }

  /** An http or https address without query, without a slash at its end. */
  URI address(String key, String fallback) {
    return read(key, fallback, URI.create(fallback), SettingTexts::address);
  }

  /** As {@link #address}, but empty if nothing is set. */
  Optional<URI> optionalAddress(String key) {
    return read(
        key,
        "",
        Optional.empty(),
        text -> Optional.of(text).filter(t -> !t.isEmpty()).map(SettingTexts::address));
  }

  /** One of the constants of {@code fallback}'s enum, in lower case, with - for _. */
  <E extends Enum<E>> E choice(String key, E fallback) {
    return read(
        key,
        SettingTexts.word(fallback),
        fallback,
        text -> SettingTexts.choice(text, fallback.getDeclaringClass()));
  }

  /** Some of the constants of an enum, written as for {@link #choice}; at least one. */
  <E extends Enum<E>> Set<E> requiredChoices(String key, Class<E> type) {
    return readRequired(key, EnumSet.noneOf(type), text -> SettingTexts.choices(text, type));
  }

  ZoneId zone(String key, String fallback) {
    return read(key, fallback, ZoneId.of(fallback), SettingTexts::zone);
  }

  /** Values separated by commas; at least one, unless {@code fallback} is the empty text. */
  List<String> list(String key, String fallback) {
    return read(
        key,
        fallback,
        List.of(),
        text -> fallback.isEmpty() ? SettingTexts.list(text) : SettingTexts.someOf(text));
  }

  /** Names of request headers, separated by commas. */
  List<String> headers(String key, String fallback) {
    return read(key, fallback, List.of(), SettingTexts::headers);
  }

  /** Values separated by commas, at least one. */
  List<String> requiredList(String key) {
    return readRequired(key, List.of(), SettingTexts::someOf);
  }

  /** Values separated by commas, at least one; empty if nothing is set. */
  Optional<List<String>> optionalList(String key) {
    return read(
        key,
        "",
        Optional.empty(),
        text -> Optional.of(text).filter(t -> !t.isEmpty()).map(SettingTexts::someOf));
  }

  /** Named keys, {@code name:base64} separated by commas; the first is the one that seals. */
  Map<String, Secret> namedKeys(String key) {
    return readRequired(key, Map.of(), SettingTexts::namedKeys);
  }

  /** Named keys, of which one may have no name; the first is the one that makes new hashes. */
  Map<String, Secret> lookupKeys(String key) {
    return readRequired(key, Map.of(), SettingTexts::lookupKeys);
  }

  /** Adds a fault that depends on more than one setting. */
  void fault(String key, String sentence) {
    faults.add(ConfigException.fault(key, sentence));
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
      faults.add(Visible.escaped(name) + " is not a setting of this server" + named(name));
    }
  }

  /** Where somebody must be named who has such settings. */
  private static String named(String key) {
    String word = key.toLowerCase(Locale.ROOT).replaceFirst("^wxapplogin_", "").split("[._]")[0];
    return switch (word) {
      case "app" -> ": wechat.appid does not name this app, or an app has no such setting";
      case "service" -> ": services does not name this service, or a service has no such setting";
      case "webhook" -> ": webhooks does not name this receiver, or a receiver has no such setting";
      default -> "";
    };
  }

  /**
   * @throws ConfigException naming each missing or malformed key, but no values
   */
  void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
  }

  private <T> T read(String key, String fallback, T standIn, Function<String, T> toValue) {
    defaults.put(key, fallback);
    int before = faults.size();
    Optional<String> given = find(key);
    return faults.size() > before ? standIn : parse(key, given.orElse(fallback), standIn, toValue);
  }

  private <T> T readRequired(String key, T standIn, Function<String, T> toValue) {
    defaults.put(key, "");
    int before = faults.size();
    Optional<String> given = find(key);
    if (given.isEmpty() && faults.size() == before) {
      fault(key, "is not set");
    }
    return given.map(text -> parse(key, text, standIn, toValue)).orElse(standIn);
  }

  private <T> T parse(String key, String text, T standIn, Function<String, T> toValue) {
    try {
      T value = toValue.apply(text);
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

  /** The text of a key; empty if it is not set or, which is a fault, cannot be read. */
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
}
