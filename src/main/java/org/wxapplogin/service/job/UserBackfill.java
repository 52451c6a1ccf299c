package org.wxapplogin.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;

/**
 * Gives users from before a version what users get since then. One node goes through all of them,
 * in batches that hold no lock for long, while others write to the same users. It may be stopped at
 * any moment, and begins anew then: what is done is seen from the users themselves. Once it has
 * come to the end, that is noted, and no node goes through them again.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class UserBackfill {
  /** After this a run ends, and the next one goes on: other jobs of the same thread wait. */
  static final Duration AT_ONCE = Duration.ofSeconds(15);

  /** Longer than a run and the pause after it. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** How many users a batch has at most. */
  public static final int SIZE = 256;

  private static final Logger log = LoggerFactory.getLogger(UserBackfill.class);

  private final Db db;
  private final SharedJob job;
  private final Clock clock;
  private final Work work;
  private final String said;
  private final List<Long> held = new ArrayList<>();
  private long last;
  private volatile boolean done;

  /**
   * @param said what the log says after the number of users who were filled
   */
  public UserBackfill(Db db, SharedJob job, Clock clock, Work work, String said) {
    this.db = db;
    this.job = job;
    this.clock = clock;
    this.work = work;
    this.said = said;
  }

  /** What is done to the users. */
  public interface Work {
    /** The next users by id who have not got it yet. */
    Batch findNext(Tx tx, long after, int most);

    /** Gives it to these users, who are locked. */
    void fill(Tx tx, Map<Long, User> users);
  }

  /**
   * A stretch of users.
   *
   * @param due the ids of those who are to be filled
   * @param last the highest id of the stretch; empty if there are no more users
   */
  public record Batch(List<Long> due, OptionalLong last) {}

  /**
   * Goes on through the users, unless that is done or another node does so. Does not throw.
   *
   * @return whether it was this node's turn
   */
  public boolean run() {
    if (!done) {
      done = job.isDone();
    }
    return !done && job.run(LEASE, this::fill);
  }

  private long fill() {
    Instant end = clock.instant().plus(AT_ONCE);
    long filled = 0;
    while (!done && clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
      Batch batch = db.read(tx -> work.findNext(tx, last, SIZE));
      filled += batch.last().isEmpty() ? fillHeld() : fill(batch);
    }
    if (filled > 0) {
      log.info("{} {}", filled, said);
    }
    return filled;
  }

  private int fill(Batch batch) {
    List<Long> due = batch.due();
    Set<Long> filled = due.isEmpty() ? Set.of() : db.inTx(tx -> fill(tx, tx.users().lockFree(due)));
    due.stream().filter(id -> !filled.contains(id)).forEach(held::add);
    last = batch.last().getAsLong();
    return filled.size();
  }

  /** Waits for those whom somebody had locked, each by itself; then all is done. */
  private int fillHeld() {
    int filled = 0;
    while (!held.isEmpty()) {
      long user = held.get(held.size() - 1);
      filled += db.inTx(tx -> fill(tx, tx.users().lock(List.of(user)))).size();
      held.remove(held.size() - 1);
    }
    db.run(
        tx -> {
          job.hold(tx, LEASE);
          job.finishForGood(tx);
        });
    done = true;
    return filled;
  }

  private Set<Long> fill(Tx tx, Map<Long, User> users) {
    job.hold(tx, LEASE);
    work.fill(tx, users);
    return Set.copyOf(users.keySet());
  }
}
