package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.RetentionSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.service.admin.SignInGuard;
import org.wxapplogin.service.events.EventRetention;
import org.wxapplogin.service.job.Batch;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.Steps;

/**
 * Deletes what is due: expired sessions, old login events and events for backends, revocations
 * every node has read, what admins took from users and can give back no longer, old failures of
 * admins to sign in, what services asked long ago, and users whose cooling-off period is over. It
 * works in batches that hold no lock for long, with rests that leave the database to logins, and on
 * one node at a time. Thread-safe.
 */
public final class CleanUp {
  private static final Logger log = LoggerFactory.getLogger(CleanUp.class);
  public static final String JOB = "clean-up";
  private static final Duration REVOCATIONS_KEPT = Duration.ofHours(1);

  /** As long as one may want to compare with last year. */
  private static final Duration SERVICE_USE_KEPT = Duration.ofDays(400);

  /** How long the change of a ban can be undone. */
  private static final Duration FORMER_BANS_KEPT = Duration.ofDays(1);

  /** How long an admin who comes second is told how a name or picture was judged. */
  private static final Duration DECIDED_KEPT = Duration.ofDays(30);

  /** How much longer than a batch the rest after it is. */
  private static final int RESTS = 3;

  private static final long LONGEST_REST_MILLIS = 5_000;

  /** How long owners can send an event again that a receiver of webhooks did not take. */
  private static final Duration GIVEN_UP_KEPT = Duration.ofDays(30);

  private final Db db;
  private final SharedJob job;
  private final Map<String, LongSupplier> steps = new LinkedHashMap<>();
  private final Map<String, LongAdder> deleted = new LinkedHashMap<>();
  private final RetentionSettings settings;
  private final Clock clock;

  public CleanUp(
      Db db,
      SharedJob job,
      UserDeletion users,
      EventRetention events,
      RetentionSettings settings,
      Clock clock) {
    this.db = db;
    this.job = job;
    this.settings = settings;
    this.clock = clock;
    addBatches("sessions", (tx, now) -> tx.sessions().deleteExpired(now, Batch.SIZE));
    steps.put("login_events", this::deleteLoginEvents);
    addBatches(
        "revocations", (tx, now) -> tx.revocations().deleteOld(REVOCATIONS_KEPT, Batch.SIZE));
    addBatches(
        "admin_failures",
        (tx, now) -> tx.adminFailures().deleteOld(now.minus(SignInGuard.FORGET_AFTER), Batch.SIZE));
    steps.put(
        "user_events",
        () -> {
          events.prepare();
          return deleteBatches((tx, now) -> Batch.of(events.delete(tx, now)));
        });
    addBatches(
        "webhook_retries",
        (tx, now) -> tx.webhookRetries().deleteFailed(now.minus(GIVEN_UP_KEPT), Batch.SIZE));
    addBatches("taken_profiles", (tx, now) -> tx.takenProfiles().forgetOld(now, Batch.SIZE));
    addBatches("taken_phones", (tx, now) -> tx.takenPhones().deleteOld(now, Batch.SIZE));
    addBatches(
        "former_bans",
        (tx, now) -> tx.bans().deleteFormer(now.minus(FORMER_BANS_KEPT), Batch.SIZE));
    addBatches("deleted_templates", (tx, now) -> tx.textTemplates().deleteOld(now, Batch.SIZE));
    addBatches("data_links", (tx, now) -> tx.dataLinks().deleteOld(now, Batch.SIZE));
    addBatches(
        "reviews", (tx, now) -> tx.reviews().deleteDecided(now.minus(DECIDED_KEPT), Batch.SIZE));
    addBatches(
        "service_use",
        (tx, now) -> tx.serviceUse().deleteOld(day(now.minus(SERVICE_USE_KEPT)), Batch.SIZE));
    steps.put("users", new DueUsers(db, users, this::isOurs, clock)::delete);
    steps.keySet().forEach(name -> deleted.put(name, new LongAdder()));
  }

  /** Deletes up to {@link Batch#SIZE} rows; returns how many there were. */
  private interface Deletion {
    int delete(Tx tx, Instant now);
  }

  private interface BatchDeletion {
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

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC); // of which zone does not matter here
  }

  private void addBatches(String table, Deletion deletion) {
    steps.put(table, () -> deleteBatches((tx, now) -> Batch.of(deletion.delete(tx, now))));
  }

  private long deleteLoginEvents() {
    OldLoginEvents old = new OldLoginEvents(db, clock.instant().minus(settings.loginEvents()));
    return deleteBatches((tx, now) -> old.delete(tx));
  }

  private long deleteBatches(BatchDeletion deletion) {
    long count = 0;
    Batch batch;
    do {
      Instant start = clock.instant();
      batch = db.inTx(tx -> isOurs(tx) ? deletion.delete(tx, clock.instant()) : Batch.NONE);
      count += batch.rows();
      if (batch.more()) {
        rest(Duration.between(start, clock.instant()));
      }
    } while (batch.more() && !Thread.currentThread().isInterrupted());
    return count;
  }

  /** Rests in proportion to what a batch took: the more the database has to do, the longer. */
  private static void rest(Duration batch) {
    try {
      long millis = batch.multipliedBy(RESTS).toMillis(); // below 0 if a clock was set
      Thread.sleep(Math.max(0, Math.min(millis, LONGEST_REST_MILLIS)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for the lease in the same transaction: this node may have slept since it took the job. */
  private boolean isOurs(Tx tx) {
    boolean ours = job.keep(tx, lease());
    if (!ours) {
      log.warn("another node has taken over");
    }
    return ours;
  }

  /** A little less than the period, so that the same node can take the next turn too. */
  private Duration lease() {
    return settings.cleanUpEvery().multipliedBy(9).dividedBy(10);
  }

  private long deleteAll() {
    LongAdder count = new LongAdder();
    Steps all = new Steps();
    steps.forEach(
        (table, step) ->
            all.run(
                () -> {
                  long rows = step.getAsLong();
                  deleted.get(table).add(rows);
                  count.add(rows);
                }));
    if (count.sum() > 0) {
      log.info("clean-up deleted {} rows", count.sum());
    }
    all.finish();
    return count.sum();
  }
}
