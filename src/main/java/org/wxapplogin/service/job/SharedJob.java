package org.wxapplogin.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.metrics.JobRuns;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.metrics.Metrics;

/**
 * A job that one node at a time does for all: a lease in the database says whose turn it is, and
 * how each run went is noted. Thread-safe.
 */
public final class SharedJob {
  private static final Logger log = LoggerFactory.getLogger(SharedJob.class);

  private final Db db;
  private final String name;
  private final String node;
  private final Clock clock;
  private final JobRuns runs;
  private final LogLines lines;

  /**
   * @param node names this node among the others
   */
  public SharedJob(Db db, String name, String node, Clock clock, Metrics metrics) {
    this.db = db;
    this.name = name;
    this.node = node;
    this.clock = clock;
    this.runs = metrics.job(name);
    this.lines = metrics.logLines();
  }

  /**
   * Runs {@code work} unless the job is another node's now. Does not throw.
   *
   * @param lease for how long from now the job stays this node's
   * @param work returns how many rows it dealt with
   * @return whether the work was done
   */
  public boolean run(Duration lease, LongSupplier work) {
    Instant start = clock.instant();
    try {
      if (!db.inTx(tx -> keep(tx, lease))) {
        return false;
      }
      long count = work.getAsLong();
      Instant end = clock.instant();
      Duration took = Duration.between(start, end);
      db.run(tx -> tx.jobs().finish(name, node, end, took, count));
      runs.record(took, true);
      return true;
    } catch (RuntimeException e) {
      lines.warn(log, name, name + ": " + e.getMessage());
      runs.record(Duration.between(start, clock.instant()), false);
      noteFailure();
      return false;
    }
  }

  /** Takes the lease, or prolongs it; false if another node has it. */
  public boolean keep(Tx tx, Duration lease) {
    Instant now = clock.instant();
    return tx.jobs().take(name, node, now, now.plus(lease));
  }

  /**
   * Prolongs the lease in the midst of the work.
   *
   * @throws IllegalStateException if another node has it now, which ends the run
   */
  public void hold(Tx tx, Duration lease) {
    if (!keep(tx, lease)) {
      throw new IllegalStateException("another node has taken over");
    }
  }

  /**
   * Notes, for all nodes and all later starts, that the job is done once and for all.
   *
   * @param tx in which this node has kept the lease
   */
  public void finishForGood(Tx tx) {
    tx.jobs().finishForGood(name, node, clock.instant());
  }

  /** Up to which instant a job that walks along times has done its work; the epoch for nothing. */
  public Instant doneUpTo(Tx tx) {
    return tx.jobs().findDoneUpTo(name);
  }

  /**
   * Notes up to which instant it has.
   *
   * @param tx in which this node has kept the lease
   */
  public void noteDoneUpTo(Tx tx, Instant upTo) {
    tx.jobs().setDoneUpTo(name, node, upTo);
  }

  /** How the last run went; empty if there was none yet. */
  public Optional<JobState> state(Tx tx) {
    return tx.jobs().list().stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /**
   * Whether some node has done the job once and for all; false, too, if the database cannot say so
   * now. Does not throw.
   */
  public boolean isDone() {
    try {
      return db.read(tx -> tx.jobs().isDone(name));
    } catch (RuntimeException e) {
      lines.warn(log, name, name + ": " + e.getMessage());
      return false;
    }
  }

  private void noteFailure() {
    try {
      db.run(tx -> tx.jobs().fail(name, node, clock.instant()));
    } catch (RuntimeException e) {
      lines.warn(log, name + " noted", name + ": the failure cannot be noted: " + e.getMessage());
    }
  }
}
