package org.wxapplogin.service.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Instants as other systems write them: ISO 8601 with an offset, a local date and time or a date
 * alone, seconds or milliseconds since 1970.
 *
 * @param zone that local times are in
 */
record TimeText(ZoneId zone) {
  private static final Pattern NONE = Pattern.compile("0+|0000-00-00.*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern BLANK = Pattern.compile("(?<=\\d) (?=\\d)");
  private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");
  private static final int DATE = "2026-01-31".length();

  /** Seconds have no more digits before the year 5138, and milliseconds no fewer after 1973. */
  private static final int MOST_DIGITS_OF_SECONDS = 11;

  private static final int MOST_DIGITS = 14;

  /**
   * Reads an instant; empty if the text stands for none, as 0 and MySQL's 0000-00-00 do.
   *
   * @throws DateTimeException if it is malformed
   */
  Optional<Instant> parse(String text) {
    if (NONE.matcher(text).matches()) {
      return Optional.empty();
    }
    if (DIGITS.matcher(text).matches()) {
      return Optional.of(sinceEpoch(text));
    }
    if (text.length() == DATE) {
      return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
    }
    String iso = BLANK.matcher(text).replaceFirst("T");
    return Optional.of(
        WITH_OFFSET.matcher(iso).matches()
            ? OffsetDateTime.parse(iso).toInstant()
            : LocalDateTime.parse(iso).atZone(zone).toInstant());
  }

  private static Instant sinceEpoch(String digits) {
    if (digits.length() > MOST_DIGITS) {
      throw new DateTimeException("too many digits");
    }
    long number = Long.parseLong(digits);
    return digits.length() <= MOST_DIGITS_OF_SECONDS
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }
}
