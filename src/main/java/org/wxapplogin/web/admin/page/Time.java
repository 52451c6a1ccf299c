package org.wxapplogin.web.admin.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** An instant, to the second for people and exactly for machines. */
public record Time(String date, String time, String machine) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  static Time of(Instant at, ZoneId zone) {
    ZonedDateTime there = at.atZone(zone);
    return new Time(DATE.format(there), TIME.format(there), at.toString());
  }
}
