package org.wxapplogin.web.admin.users;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** When a ban ends, as the form offers it. */
enum BanEnd {
  DAY(1),
  THREE_DAYS(3),
  WEEK(7),
  MONTH(30),
  MONDAY(0),
  /** At a time of their own. */
  OWN(0),
  FOR_EVER(0);

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private final int days;

  BanEnd(int days) {
    this.days = days;
  }

  /** The end that this stands for: to the minute; empty where it stands for none. */
  Optional<Instant> at(Instant now, ZoneId zone) {
    return switch (this) {
      case DAY, THREE_DAYS, WEEK, MONTH -> {
        Instant end = now.plus(Duration.ofDays(days));
        Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
        yield Optional.of(minute.equals(end) ? end : minute.plus(Duration.ofMinutes(1)));
      }
      case MONDAY ->
          Optional.of(
              now.atZone(zone)
                  .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                  .with(MORNING)
                  .toInstant());
      case OWN, FOR_EVER -> Optional.empty();
    };
  }
}
