package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.RetentionSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.service.admin.SignInGuard;
import org.wxapplogin.service.job.Batch;
import org.wxapplogin.service.job.SharedJob;

/**
 * Deletes what is due: expired sessions, old login events, revocations every node has read, old
 * failures of admins to sign in, and users whose cooling-off period is over. It works in batches
 * that hold no lock for long, and on one node at a time. Thread-safe.
 */
public final class CleanUp {
  private static final Logger log = LoggerFactory.getLogger(CleanUp.class);
  public static final String JOB = "clean-up";
  private static final Duration REVOCATIONS_KEPT = Duration.ofHours(1);

  private final Db db;
  private final SharedJob job;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, LongAdder> deleted = new LinkedHashMap<>();
  private final RetentionSettings settings;
  private final Clock clock;

  public CleanUp(
      Db db, SharedJob job, UserDeletion users, RetentionSettings settings, Clock clock) {
    this.db = db;
    this.job = job;
    this.settings = settings;
    this.clock = clock;
    steps.put("sessions", (tx, now) -> Batch.of(tx.sessions().deleteExpired(now, Batch.SIZE)));
    steps.put(
        "login_events",
        (tx, now) ->
            Batch.of(tx.loginEvents().deleteOld(now.minus(settings.loginEvents()), Batch.SIZE)));
    steps.put(
        "revocations",
        (tx, now) -> Batch.of(tx.revocations().deleteOld(REVOCATIONS_KEPT, Batch.SIZE)));
    steps.put(
        "admin_failures",
        (tx, now) ->
            Batch.of(
                tx.adminFailures().deleteOld(now.minus(SignInGuard.FORGET_AFTER), Batch.SIZE)));
    steps.put("users", users::deleteDue);
    steps.keySet().forEach(name -> deleted.put(name, new LongAdder()));
  }

  /** Deletes one batch. */
  private interface Step {
    Batch delete(Tx tx, Instant now);
  }

  /**
   * Deletes everything that is due, unless another node does so in this period. Does not throw.
   *
   * @return whether it was this node's turn
   */
  public boolean run() {
    return job.run(lease(), this::deleteAll);
  }

  /**
   * How many rows of each table this node has deleted since it started. The rows deleted together
   * with users count as users.
   */
  public Map<String, Long> deleted() {
    Map<String, Long> counts = new LinkedHashMap<>();
    deleted.forEach((table, count) -> counts.put(table, count.sum()));
    return counts;
  }

  private long runStep(String table, Step step) {
    long count = 0;
    Batch batch;
    do {
      batch = db.inTx(tx -> deleteIfOurs(tx, step));
      count += batch.rows();
    } while (batch.more());
    deleted.get(table).add(count);
    return count;
  }

  /** Asks for the lease in the same transaction: this node may have slept since it took the job. */
  private Batch deleteIfOurs(Tx tx, Step step) {
    if (job.keep(tx, lease())) {
      return step.delete(tx, clock.instant());
    }
    log.warn("another node has taken over");
    return Batch.NONE;
  }

  /** A little less than the period, so that the same node can take the next turn too. */
  private Duration lease() {
    return settings.cleanUpEvery().multipliedBy(9).dividedBy(10);
  }

  private long deleteAll() {
    long count = 0;
    for (Map.Entry<String, Step> step : steps.entrySet()) {
      count += runStep(step.getKey(), step.getValue());
    }
    if (count > 0) {
      log.info("clean-up deleted {} rows", count);
    }
    return count;
  }
}
