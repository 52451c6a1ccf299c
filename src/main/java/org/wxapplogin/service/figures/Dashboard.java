package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.LoginCountDao.Span;
import org.wxapplogin.service.admin.Actor;

/**
 * Reads the dashboard, from small tables and from memory only: it opens as fast with ten million
 * users as with ten. Thread-safe.
 */
public final class Dashboard {
  /** How many hours it shows, the current one included. */
  public static final int HOURS = 48;

  private final Db db;
  private final LiveState node;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone whose hours and days are shown
   */
  public Dashboard(Db db, LiveState node, ZoneId zone, Clock clock) {
    this.db = db;
    this.node = node;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Reads what an admin may see of it.
   *
   * @param days how many to show, today included
   */
  public DashboardData read(Actor by, int days) {
    Instant now = clock.instant();
    Instant firstHour =
        now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant().minus(hoursBefore());
    Instant firstDay =
        now.atZone(zone).toLocalDate().minusDays(days - 1L).atStartOfDay(zone).toInstant();
    ZonedDateTime weekAgo = now.atZone(zone).minusWeeks(1);
    Instant thatMidnight = weekAgo.toLocalDate().atStartOfDay(zone).toInstant();
    return db.read(
            tx ->
                new DashboardData(
                    now,
                    tx.loginCounts().find(Span.H, firstHour),
                    tx.loginCounts().find(Span.D, firstDay),
                    tx.loginCounts().find(Span.H, thatMidnight, weekAgo.toInstant()),
                    tx.loginCounts().findCountedUpTo(),
                    tx.userCounts().list(),
                    tx.jobs().list(),
                    node.now()))
        .within(by.apps());
  }

  private static Duration hoursBefore() {
    return Duration.ofHours(HOURS - 1L);
  }
}
