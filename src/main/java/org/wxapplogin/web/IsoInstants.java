package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;

/** Writes instants as {@link Instant#toString} does, without its formatter. */
public final class IsoInstants {
  private static final int MILLIS_OF_DAY = 86_400_000;
  private static final int MILLIS_OF_HOUR = 3_600_000;
  private static final int MILLIS_OF_MINUTE = 60_000;
  private static final int NANOS_OF_MILLI = 1_000_000;
  private static final int LAST_YEAR = 9_999; // a later one is written with a sign
  private static final String PATTERN = "0000-00-00T00:00:00.000Z";
  private static final int WHOLE_SECOND = 19; // characters up to the point

  private IsoInstants() {}

  /** Such as {@code 2026-11-21T01:23:27.562Z}, or {@code 2026-11-21T01:23:27Z}. */
  public static String text(Instant instant) {
    long millis = instant.toEpochMilli();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_OF_DAY));
    if (day.getYear() < 0 || day.getYear() > LAST_YEAR || instant.getNano() % NANOS_OF_MILLI != 0) {
      return instant.toString();
    }
    int ofDay = Math.floorMod(millis, MILLIS_OF_DAY);
    byte[] text = PATTERN.getBytes(ISO_8859_1);
    put(text, 4, day.getYear());
    put(text, 7, day.getMonthValue());
    put(text, 10, day.getDayOfMonth());
    put(text, 13, ofDay / MILLIS_OF_HOUR);
    put(text, 16, ofDay % MILLIS_OF_HOUR / MILLIS_OF_MINUTE);
    put(text, 19, ofDay % MILLIS_OF_MINUTE / 1_000);
    put(text, 23, ofDay % 1_000);
    if (ofDay % 1_000 > 0) {
      return new String(text, ISO_8859_1);
    }
    text[WHOLE_SECOND] = 'Z';
    return new String(text, 0, WHOLE_SECOND + 1, ISO_8859_1);
  }

  /** Writes a number so that it ends before {@code end}, over zeros. */
  private static void put(byte[] text, int end, int number) {
    int at = end;
    for (int left = number; left > 0; left /= 10) {
      text[--at] = (byte) ('0' + left % 10);
    }
  }
}
