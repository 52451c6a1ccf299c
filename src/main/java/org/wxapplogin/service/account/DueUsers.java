package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.service.job.Batch;
import org.wxapplogin.service.job.Steps;

/**
 * Deletes the users whose cooling-off period is over, many at once; if that fails, one by one, so
 * that a user who cannot be deleted keeps out nobody. Thread-safe.
 */
final class DueUsers {
  private static final Logger log = LoggerFactory.getLogger(DueUsers.class);

  /** With more than that, it is not the users. */
  private static final int MOST_STUCK = 200;

  private final Db db;
  private final UserDeletion users;
  private final Predicate<Tx> turn;
  private final Clock clock;

  /**
   * @param turn whether the job is still this node's; asked in the transaction of each batch
   */
  DueUsers(Db db, UserDeletion users, Predicate<Tx> turn, Clock clock) {
    this.db = db;
    this.users = users;
    this.turn = turn;
    this.clock = clock;
  }

  /**
   * Deletes all who are due.
   *
   * @return how many rows were deleted
   * @throws RuntimeException if somebody could not be deleted; all others are
   */
  long delete() {
    Instant now = clock.instant();
    Set<Long> stuck = new TreeSet<>();
    Steps each = new Steps();
    LongAdder rows = new LongAdder();
    for (List<Long> due = due(now, stuck);
        !due.isEmpty() && stuck.size() <= MOST_STUCK;
        due = due(now, stuck)) {
      try {
        long deleted = delete(now, due);
        rows.add(deleted);
        if (deleted == 0) { // somebody else holds them, or has the job by now
          stuck.addAll(due);
        }
      } catch (DataAccessException e) {
        due.forEach(user -> each.run(() -> rows.add(deleteAlone(now, user, stuck))));
      }
    }
    each.finish();
    return rows.sum();
  }

  private long deleteAlone(Instant now, long user, Set<Long> stuck) {
    try {
      return delete(now, List.of(user));
    } catch (RuntimeException e) {
      stuck.add(user);
      log.warn("user {} cannot be deleted: {}", user, e.getMessage());
      throw e;
    }
  }

  private List<Long> due(Instant now, Set<Long> stuck) {
    return db.read(tx -> users.findDue(tx, now, stuck));
  }

  private long delete(Instant now, List<Long> due) {
    long rows = 0;
    Batch batch;
    do {
      batch = db.inTx(tx -> turn.test(tx) ? users.deleteDue(tx, now, due) : Batch.NONE);
      rows += batch.rows();
    } while (batch.more());
    return rows;
  }
}
