package org.wxapplogin.web.admin.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of the pages in one language. Immutable. */
public final class Messages {
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Messages(language, load(language)));
    }
  }

  private final Language language;
  private final Map<String, String> texts;

  private Messages(Language language, Properties texts) {
    this.language = language;
    this.texts =
        texts.stringPropertyNames().stream()
            .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
  }

  public static Messages of(Language language) {
    return ALL.get(language);
  }

  public Language language() {
    return language;
  }

  /**
   * The text of this key, as it is written.
   *
   * @throws IllegalArgumentException if there is none, so that no page shows a gap
   */
  public String text(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("no text " + key + " in " + language));
  }

  /** The text of a key that may be unknown here. */
  Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** The text of this key with {@code {0}}, {@code {1}}… filled in. */
  public String format(String key, Object... values) {
    return new MessageFormat(text(key), Locale.ROOT).format(values);
  }

  public Set<String> keys() {
    return texts.keySet();
  }

  private static Properties load(Language language) {
    String name = "messages_" + language.code() + ".properties";
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return texts;
  }
}
