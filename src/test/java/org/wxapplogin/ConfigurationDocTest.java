package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;

/** docs/configuration.md names every setting with its environment name, default and range. */
class ConfigurationDocTest {
  private static final Path DOC = Path.of("docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z][^`]*)` \\| `(WXAPPLOGIN_[^`]*)` \\| (`[^`]*`|–) \\|([^|]*)\\| .+ \\|$");
  private static final Pattern RANGE = Pattern.compile("`([^`]+)` to `([^`]+)`");
  private static final Pattern FAULT = Pattern.compile("^(\\S+) .* must be from (\\S+) to (\\S+)$");

  private record Row(String key, String environment, String fallback, String range) {}

  @Test
  void keysAndDefaultsAreThoseOfTheCode() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    for (Row row : rows()) {
      assertEquals(null, documented.put(row.key(), row.fallback()), row.key() + " stands twice");
    }

    assertEquals(lines(Settings.keysAndDefaults()), lines(documented));
  }

  @Test
  void environmentNamesAreThoseOfTheCode() throws IOException {
    for (Row row : rows()) {
      assertEquals(ConfigSource.environmentName(row.key()), row.environment());
    }
  }

  /** The code tells its ranges in the faults it finds; no number is as large as these. */
  @Test
  void rangesAreThoseOfTheCode() throws IOException {
    Map<String, String> tooLarge = new LinkedHashMap<>();
    Map<String, String> documented = new TreeMap<>();
    for (Row row : rows()) {
      if (row.fallback().matches("\\d+")) {
        tooLarge.put(row.key(), "999999999");
      } else if (row.fallback().matches("\\d+(ms|s|m|h|d)")) {
        tooLarge.put(row.key(), "999999999d");
      }
      Matcher range = RANGE.matcher(row.range());
      if (range.find()) {
        documented.put(row.key(), inMillis(range.group(1)) + " to " + inMillis(range.group(2)));
      }
    }
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> Settings.from(new ConfigSource(Map.of(), tooLarge), false));

    Map<String, String> actual = new TreeMap<>();
    for (String fault : refused.faults()) {
      Matcher matcher = FAULT.matcher(fault);
      if (matcher.matches()) {
        actual.put(matcher.group(1), matcher.group(2) + " to " + matcher.group(3));
      }
    }
    assertEquals(lines(actual), lines(documented));
  }

  private static List<Row> rows() throws IOException {
    return ROW.matcher(Files.readString(DOC))
        .results()
        .map(
            row ->
                new Row(
                    row.group(1),
                    row.group(2),
                    row.group(3).equals("–") ? "" : row.group(3).replace("`", ""),
                    row.group(4)))
        .toList();
  }

  /** {@code 10m} as the faults tell it, {@code 600000ms}; numbers as they are. */
  private static String inMillis(String text) {
    Matcher matcher = Pattern.compile("(\\d+)(ms|s|m|h|d)").matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    long factor =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Long.parseLong(matcher.group(1)) * factor + "ms";
  }

  private static String lines(Map<String, String> map) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(map)
        .forEach((key, value) -> lines.append(key).append(" = ").append(value).append('\n'));
    return lines.toString();
  }
}
