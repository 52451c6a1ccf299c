package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.JobDao;
import org.wxapplogin.dao.LoginCountDao;
import org.wxapplogin.dao.LoginCountDao.Span;
import org.wxapplogin.dao.UserCountDao;

/**
 * Reads the dashboard, from small tables and from memory only: it opens as quickly over ten million
 * users as over ten. Thread-safe.
 */
public final class Dashboard {
  /** How many hours it shows, the one under way included. */
  public static final int HOURS = 48;

  private final Db db;
  private final LoginCountDao logins;
  private final UserCountDao users;
  private final JobDao jobs;
  private final LiveState node;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone whose hours and days are shown
   */
  public Dashboard(
      Db db,
      LoginCountDao logins,
      UserCountDao users,
      JobDao jobs,
      LiveState node,
      ZoneId zone,
      Clock clock) {
    this.db = db;
    this.logins = logins;
    this.users = users;
    this.jobs = jobs;
    this.node = node;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * @param days how many to show, today included
   */
  public DashboardData read(int days) {
    Instant now = clock.instant();
    Instant firstHour =
        now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant().minus(hoursBefore());
    Instant firstDay =
        now.atZone(zone).toLocalDate().minusDays(days - 1L).atStartOfDay(zone).toInstant();
    return db.read(
        tx ->
            new DashboardData(
                now,
                logins.find(tx, Span.H, firstHour),
                logins.find(tx, Span.D, firstDay),
                logins.findMark(tx).stream().findFirst(),
                users.list(tx),
                jobs.list(tx),
                node.now()));
  }

  private static Duration hoursBefore() {
    return Duration.ofHours(HOURS - 1L);
  }
}
