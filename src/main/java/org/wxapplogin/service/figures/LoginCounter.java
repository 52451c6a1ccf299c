package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.LoginCountDao.Slice;
import org.wxapplogin.dao.LoginCountDao.Span;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;

/**
 * Counts the login events, each exactly once: in the order of their ids, some at a time, and how
 * far it got is committed together with the sums. Ids are assigned in one order and committed in
 * another. So an event is counted only some time after its id was the newest: by then, every event
 * with a smaller id is committed or never will be. The clocks of the nodes that wrote the events do
 * not matter.
 */
final class LoginCounter {
  static final int BATCH = 20_000;

  static final Duration LEAST_LAG = Duration.ofSeconds(20);

  private static final Duration HOURS_KEPT = Duration.ofDays(30);
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Db db;
  private final ZoneId zone;
  private final Duration lag;
  private final Clock clock;

  /**
   * @param zone whose hours and days are counted
   * @param statementTimeout within which an event is written, and again its commit
   */
  LoginCounter(Db db, ZoneId zone, Duration statementTimeout, Clock clock) {
    Duration longest = statementTimeout.multipliedBy(2);
    this.lag = longest.compareTo(LEAST_LAG) > 0 ? longest : LEAST_LAG;
    this.db = db;
    this.zone = zone;
    this.clock = clock;
  }

  /** Whether the job is still this node's; asked in each transaction. */
  interface Turn {
    boolean isOurs(Tx tx);
  }

  private record Step(long rows, boolean more) {}

  /** Counts what may be counted now; returns how many rows of events that were. */
  long run(Turn turn) {
    long rows = 0;
    Step step;
    do {
      step = db.inTx(tx -> turn.isOurs(tx) ? step(tx) : new Step(0, false));
      rows += step.rows();
    } while (step.more());
    db.inTx(tx -> tx.loginCounts().deleteHours(clock.instant().minus(HOURS_KEPT), BATCH));
    return rows;
  }

  private Step step(Tx tx) {
    Instant now = clock.instant();
    CountedUpTo upTo = tx.loginCounts().lockCountedUpTo();
    if (upTo.headAt().plus(lag).isAfter(now)) {
      return new Step(0, false);
    }
    Slice slice = tx.loginCounts().count(upTo.countedId(), upTo.headId(), BATCH, offsetMillis(now));
    tx.loginCounts().add(Span.H, slice.hours());
    tx.loginCounts().add(Span.D, days(slice.hours()));
    if (slice.rows() == BATCH) {
      tx.loginCounts()
          .setCountedUpTo(
              new CountedUpTo(slice.lastId(), upTo.headId(), upTo.headAt(), upTo.completeAt()));
      return new Step(slice.rows(), true);
    }
    long head = Math.max(upTo.headId(), tx.loginCounts().lastEventId());
    tx.loginCounts().setCountedUpTo(new CountedUpTo(upTo.headId(), head, now, upTo.headAt()));
    return new Step(slice.rows(), false);
  }

  /** By how much the zone's hours begin before those of UTC; in India, for instance, not 0. */
  private long offsetMillis(Instant now) {
    return Math.floorMod(zone.getRules().getOffset(now).getTotalSeconds() * 1_000L, HOUR_MILLIS);
  }

  private List<LoginCount> days(List<LoginCount> hours) {
    Map<Day, Long> sums = new HashMap<>();
    for (LoginCount hour : hours) {
      Instant day = hour.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      sums.merge(new Day(day, hour.appid(), hour.outcome()), hour.events(), Long::sum);
    }
    return sums.entrySet().stream()
        .map(
            sum -> {
              Day day = sum.getKey();
              return new LoginCount(day.at(), day.appid(), day.outcome(), sum.getValue());
            })
        .toList();
  }

  private record Day(Instant at, String appid, LoginOutcome outcome) {}
}
