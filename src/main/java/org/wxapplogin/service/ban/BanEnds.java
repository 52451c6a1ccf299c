package org.wxapplogin.service.ban;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.service.job.SharedJob;

/**
 * Lifts bans that are over, so that lists, services and backends see it too: a login does not wait
 * for that. Thread-safe.
 */
public final class BanEnds {
  private static final Logger log = LoggerFactory.getLogger(BanEnds.class);
  public static final String JOB = "ban-ends";
  public static final Duration EVERY = Duration.ofSeconds(1);

  /** How many users one run looks at; the rest has its turn a second later. */
  static final int MOST = 500;

  /** Two nodes at once do no harm: each ban is lifted with its user locked. */
  private static final Duration LEASE = Duration.ofSeconds(2);

  private final Db db;
  private final SharedJob job;
  private final Bans bans;
  private final Clock clock;
  private final LogLines lines;

  public BanEnds(Db db, SharedJob job, Bans bans, Clock clock, LogLines lines) {
    this.db = db;
    this.job = job;
    this.bans = bans;
    this.clock = clock;
    this.lines = lines;
  }

  /**
   * Lifts what is due, unless another node does so now. Mostly that is one look at an index. Does
   * not throw.
   */
  public void run() {
    if (isAnythingDue()) {
      job.run(LEASE, this::liftAll);
    }
  }

  private boolean isAnythingDue() {
    try {
      return !due(1).isEmpty();
    } catch (RuntimeException e) {
      lines.warn(log, JOB, JOB + ": " + e.getMessage());
      return false;
    }
  }

  private List<Long> due(int most) {
    return db.read(tx -> tx.bans().findDue(clock.instant(), most));
  }

  /** Each in a transaction of its own: together they would hold up the logins of all. */
  private long liftAll() {
    return due(MOST).stream().filter(this::lift).count();
  }

  private boolean lift(long userId) {
    return db.inTx(
        tx -> {
          Instant now = clock.instant();
          if (tx.users()
              .lockOne(userId)
              .filter(user -> user.status() == UserStatus.DISABLED)
              .isEmpty()) {
            tx.bans().delete(userId); // of nobody who is banned
            return false;
          }
          return !bans.judge(tx, List.of(userId), now).free().isEmpty();
        });
  }
}
