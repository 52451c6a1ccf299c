package org.wxapplogin.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an import has done, as the audit keeps it.
 *
 * @param added users who were not here
 * @param filled users who were here and got what they did not have
 * @param unchanged users who were here and lacked nothing
 * @param bad lines that made no user
 */
public record ImportCounts(long added, long filled, long unchanged, long bad) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,15})/(\\d{1,15})/(\\d{1,15})/(\\d{1,15})");

  /** The four numbers in their order, with slashes between them. */
  public String text() {
    return added + "/" + filled + "/" + unchanged + "/" + bad;
  }

  /** Reads what {@link #text} wrote; empty if it is none of that. */
  public static Optional<ImportCounts> parse(String text) {
    Matcher numbers = TEXT.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new ImportCounts(
                Long.parseLong(numbers.group(1)),
                Long.parseLong(numbers.group(2)),
                Long.parseLong(numbers.group(3)),
                Long.parseLong(numbers.group(4))))
        : Optional.empty();
  }
}
