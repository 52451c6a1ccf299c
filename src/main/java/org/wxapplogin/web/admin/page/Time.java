package org.wxapplogin.web.admin.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** An instant, to the second for people and exactly for machines. */
public record Time(String date, String time, String machine) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  public static Time of(Instant at, ZoneId zone) {
    ZonedDateTime there = at.atZone(zone);
    return new Time(DATE.format(there), TIME.format(there), at.toString());
  }

  /**
   * The sentence that names the zone of the times.
   *
   * @param at when the offset is looked up, for zones with a summer time
   */
  public static String zoneNote(Messages messages, ZoneId zone, Instant at) {
    String offset = zone.getRules().getOffset(at).getId();
    return messages.format("time.zone", zone.getId(), "Z".equals(offset) ? "UTC" : "UTC" + offset);
  }
}
