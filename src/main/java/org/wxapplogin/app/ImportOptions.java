package org.wxapplogin.app;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the operator asks {@code bin/import} for.
 *
 * @param app the AppID of lines that name none
 * @param zone of times without an offset; that of the admin pages if empty
 * @param dryRun whether nothing is written to the database
 * @param events whether backends are told of each user who is added
 */
record ImportOptions(
    Path file, Optional<String> app, Optional<ZoneId> zone, boolean dryRun, boolean events) {

  /**
   * Reads the words of the command line.
   *
   * @throws IllegalArgumentException saying which is wrong
   */
  static ImportOptions of(String... args) {
    Deque<String> words = new ArrayDeque<>(List.of(args));
    Optional<Path> file = Optional.empty();
    Optional<String> app = Optional.empty();
    Optional<ZoneId> zone = Optional.empty();
    boolean dryRun = false;
    boolean events = false;
    while (!words.isEmpty()) {
      String word = words.pop();
      switch (word) {
        case "--app" -> app = Optional.of(value(word, words));
        case "--zone" -> zone = Optional.of(zone(value(word, words)));
        case "--dry-run" -> dryRun = true;
        case "--events" -> events = true;
        default -> {
          if (word.startsWith("-") || file.isPresent()) {
            throw new IllegalArgumentException("there is no option " + word);
          }
          file = Optional.of(Path.of(word));
        }
      }
    }
    return new ImportOptions(
        file.orElseThrow(() -> new IllegalArgumentException("name the file")),
        app,
        zone,
        dryRun,
        events);
  }

  private static String value(String option, Deque<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words.pop();
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--zone must be a time zone, such as Asia/Shanghai", e);
    }
  }
}
