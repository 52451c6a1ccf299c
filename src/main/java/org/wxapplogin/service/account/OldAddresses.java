package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.job.SharedJob;

/**
 * Forgets addresses that are older than they may be, of rows that stay. It goes along the times of
 * the rows, each once: how far it has come is noted, and a run goes on from there, in steps that
 * hold no lock for long, with rests between them. Thread-safe.
 */
public final class OldAddresses {
  /** How many rows of one stretch of an index a step has at most, but for those of one instant. */
  static final int STEP = 250;

  /** After this a run ends, and the next one goes on: other deletions of the same thread wait. */
  static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** Longer than a run. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** How many rows are counted at most to say what is left. */
  private static final int MOST_COUNTED = 10_001;

  private static final int RESTS = 3;
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Db db;
  private final SharedJob job;
  private final Of of;
  private final Duration kept;
  private final Clock clock;

  /**
   * @param kept how long; zero for as long as the row
   */
  public OldAddresses(Db db, SharedJob job, Of of, Duration kept, Clock clock) {
    this.db = db;
    this.job = job;
    this.of = of;
    this.kept = kept;
    this.clock = clock;
  }

  /** Whose addresses. */
  public enum Of {
    /** From where users logged in last. */
    USERS("user-addresses") {
      @Override
      Optional<Instant> findNth(Tx tx, TimeRange time) {
        return tx.userAddresses().findNth(time, STEP);
      }

      @Override
      int forget(Tx tx, TimeRange time) {
        return tx.userAddresses().forget(time);
      }

      @Override
      long count(Tx tx, TimeRange time) {
        return tx.userAddresses().count(time, MOST_COUNTED);
      }
    },
    /** From where admins, users and services did what the audit holds. */
    AUDIT("audit-addresses") {
      @Override
      Optional<Instant> findNth(Tx tx, TimeRange time) {
        return tx.auditEvents().findNth(time, STEP);
      }

      @Override
      int forget(Tx tx, TimeRange time) {
        return tx.auditEvents().forgetAddresses(time);
      }

      @Override
      long count(Tx tx, TimeRange time) {
        return tx.auditEvents().count(time, MOST_COUNTED);
      }
    };

    private final String job;

    Of(String job) {
      this.job = job;
    }

    /** The name of the job. */
    public String job() {
      return job;
    }

    abstract Optional<Instant> findNth(Tx tx, TimeRange time);

    abstract int forget(Tx tx, TimeRange time);

    abstract long count(Tx tx, TimeRange time);
  }

  /**
   * How it stands.
   *
   * @param kept zero for as long as the row
   * @param last the last run; empty if there was none yet
   * @param left how many rows are still to be looked at
   * @param more whether there are more than {@code left}
   */
  public record State(Of of, Duration kept, Optional<JobState> last, long left, boolean more) {}

  /**
   * Forgets what is due, unless another node does so. Does not throw.
   *
   * @return whether it was this node's turn
   */
  public boolean run() {
    return !kept.isZero() && job.run(LEASE, this::forgetAll);
  }

  /** How it stands, for those who look after the server. */
  public State state(Actor by) {
    by.need(AdminRole.OPERATOR);
    return db.read(
        tx -> {
          long due = kept.isZero() ? 0 : due(tx).map(time -> of.count(tx, time)).orElse(0L);
          long left = Math.min(due, MOST_COUNTED - 1);
          return new State(of, kept, job.state(tx), left, due > left);
        });
  }

  private long forgetAll() {
    Instant end = clock.instant().plus(AT_ONCE);
    long count = 0;
    Optional<Integer> step;
    do {
      Instant start = clock.instant();
      step = db.inTx(this::step);
      count += step.orElse(0);
      if (step.isPresent()) {
        rest(Duration.between(start, clock.instant()));
      }
    } while (step.isPresent()
        && clock.instant().isBefore(end)
        && !Thread.currentThread().isInterrupted());
    return count;
  }

  /** The time whose rows are too old and were not looked at yet. */
  private Optional<TimeRange> due(Tx tx) {
    Instant from = job.doneUpTo(tx);
    Instant until = clock.instant().minus(kept);
    return from.isBefore(until)
        ? Optional.of(new TimeRange(Optional.of(from), Optional.of(until)))
        : Optional.empty();
  }

  /** Does a step; empty if nothing is left, otherwise of how many rows. */
  private Optional<Integer> step(Tx tx) {
    job.hold(tx, LEASE);
    Optional<TimeRange> due = due(tx);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> last = of.findNth(tx, due.get());
    Optional<Instant> until = last.map(at -> at.plusMillis(1)).or(due.get()::until);
    int rows = of.forget(tx, new TimeRange(due.get().from(), until));
    job.noteDoneUpTo(tx, until.orElseThrow());
    return Optional.of(rows);
  }

  private static void rest(Duration step) {
    try {
      long millis = step.multipliedBy(RESTS).toMillis(); // below 0 if a clock was set
      Thread.sleep(Math.max(0, Math.min(millis, LONGEST_REST.toMillis())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
