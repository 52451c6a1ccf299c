package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.Steps;

/**
 * The job that keeps the figures of the dashboard up to date, on one node at a time. It runs often,
 * because there is usually little to do; the first run over many events goes on until all are
 * counted, in small transactions. Thread-safe.
 */
public final class Figures {
  public static final String JOB = "figures";

  /** How often each node asks whether it is its turn. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  /**
   * How long the lease lasts. A step takes less, so the node that has the job keeps it; if that
   * node dies, another takes over after this time.
   */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final SharedJob job;
  private final LoginCounter logins;
  private final UserCounter users;

  /**
   * @param zone whose hours and days are counted
   * @param statementTimeout how long one statement may wait for the database
   * @param nanoTime a clock that only goes forward
   */
  public Figures(
      Db db,
      SharedJob job,
      ZoneId zone,
      Duration statementTimeout,
      Clock clock,
      LongSupplier nanoTime) {
    this.job = job;
    this.logins = new LoginCounter(db, zone, statementTimeout, clock);
    this.users = new UserCounter(db, zone, clock, nanoTime, UserCounter.STEP);
  }

  /**
   * Brings the figures up to date, unless another node does so. Does not throw.
   *
   * @return whether it was this node's turn
   */
  public boolean run() {
    return job.run(
        LEASE,
        () -> {
          LongAdder counted = new LongAdder();
          Steps steps = new Steps();
          steps.run(() -> users.run(tx -> job.keep(tx, LEASE)));
          steps.run(() -> counted.add(logins.run(tx -> job.keep(tx, LEASE))));
          steps.finish();
          return counted.sum();
        });
  }
}
