package org.wxapplogin.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.wxapplogin.domain.Setting.Origin;

/**
 * Finds the text of a setting: in the environment variable {@code WXAPPLOGIN_<KEY>}, else in the
 * properties file. Instead of a key, {@code <key>.file} (or {@code WXAPPLOGIN_<KEY>_FILE}) may name
 * a file that holds the value, as secret stores mount them. Immutable.
 */
public final class ConfigSource {
  private static final String PREFIX = "WXAPPLOGIN_";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final long MAX_FILE_BYTES = 64 * 1024;

  private final Map<String, String> environment;
  private final Map<String, String> file;

  public ConfigSource(Map<String, String> environment, Map<String, String> file) {
    this.environment = Map.copyOf(environment);
    this.file = Map.copyOf(file);
  }

  /**
   * The environment over a UTF-8 properties file.
   *
   * @throws ConfigException if the file cannot be read, begins with a byte-order mark or holds a
   *     malformed escape
   */
  public static ConfigSource of(Map<String, String> environment, Path propertiesFile) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(propertiesFile, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(
          List.of(
              propertiesFile
                  + " cannot be read as a properties file in UTF-8 ("
                  + e.getClass().getSimpleName()
                  + ")"));
    }
    if (properties.keySet().stream().anyMatch(key -> ((String) key).startsWith(BYTE_ORDER_MARK))) {
      throw new ConfigException(
          List.of(propertiesFile + " begins with a byte-order mark: save it as UTF-8 without one"));
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put((String) key, (String) value));
    return new ConfigSource(environment, values);
  }

  /** {@code session.max-devices} is {@code WXAPPLOGIN_SESSION_MAX_DEVICES} in the environment. */
  public static String environmentName(String key) {
    return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * The text given for a key, without blanks around it; a blank one counts as not given.
   *
   * @throws IllegalArgumentException with a sentence for the operator if it is given twice, its
   *     file cannot be read, or it holds what cannot be seen
   */
  Optional<String> find(String key) {
    Optional<String> direct = lookUp(key);
    Optional<String> path = lookUp(key + ".file");
    if (direct.isPresent() && path.isPresent()) {
      throw new IllegalArgumentException("is given twice, directly and by file");
    }
    Optional<String> text = path.isPresent() ? Optional.of(read(Path.of(path.get()))) : direct;
    text.ifPresent(Visible::check);
    return text;
  }

  /** Where {@link #find} takes the text of a key from. */
  Origin origin(String key) {
    if (lookUp(key + ".file").isPresent()) {
      return Origin.SECRET_FILE;
    }
    if (lookUp(key).isEmpty()) {
      return Origin.DEFAULT;
    }
    return environment.containsKey(environmentName(key))
        ? Origin.ENVIRONMENT
        : Origin.PROPERTIES_FILE;
  }

  /** The keys in the file and the variables in the environment that are not among {@code known}. */
  Set<String> unknown(Set<String> known) {
    Set<String> names = new TreeSet<>();
    for (String key : file.keySet()) {
      if (!known.contains(key) && !known.contains(withoutFile(key, ".file"))) {
        names.add(key);
      }
    }
    Set<String> knownNames = new TreeSet<>();
    known.forEach(key -> knownNames.add(environmentName(key)));
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX)
          && !knownNames.contains(name)
          && !knownNames.contains(withoutFile(name, "_FILE"))) {
        names.add(name);
      }
    }
    return names;
  }

  private Optional<String> lookUp(String key) {
    String value = environment.get(environmentName(key));
    if (value == null) {
      value = file.get(key);
    }
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String read(Path path) {
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        throw new IllegalArgumentException("names a file that is too large for a setting");
      }
      String text = Files.readString(path).strip();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("names a file that is empty");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("names a file that is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read", e);
    }
  }

  private static String withoutFile(String name, String suffix) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }
}
