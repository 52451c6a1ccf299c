package org.wxapplogin.service.events;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.NumberedEvent;

/**
 * All events of users that are committed, in one order that never changes: whoever has read up to a
 * number has missed nothing before it. Events get their numbers after their commit, from whoever
 * reads them first, on any node. The events of one user are in the order in which they happened.
 * Thread-safe.
 */
public final class EventLog {
  /** How many events one transaction numbers. */
  private static final int BATCH = 1_000;

  private final Db db;

  public EventLog(Db db) {
    this.db = db;
  }

  /**
   * Up to {@code limit} events with numbers beyond {@code seq}, in their order. If fewer come, they
   * are all that were committed when this was called, but for those which another node is about to
   * number at this moment.
   *
   * @param limit at most 1,000
   */
  public List<NumberedEvent> after(long seq, int limit) {
    List<NumberedEvent> found = db.read(tx -> tx.userEvents().findAfter(seq, limit));
    return found.size() < limit && number() > 0
        ? db.read(tx -> tx.userEvents().findAfter(seq, limit))
        : found;
  }

  /**
   * The number of the newest event; 0 if there was none yet. If very many wait for their numbers,
   * there are newer ones.
   */
  public long newest() {
    number();
    return db.read(tx -> tx.userEvents().findGiven());
  }

  /** The number up to which events are deleted because they were too old; 0 if none is. */
  long deleted() {
    return db.read(tx -> tx.userEvents().findDeleted());
  }

  /** Numbers all that was committed when this was called, unless another node does so now. */
  void numberAll() {
    int count = BATCH;
    while (count == BATCH) {
      count = number();
    }
  }

  /**
   * Gives numbers to a batch of committed events, unless another node does so now.
   *
   * @return how many got one
   */
  int number() {
    if (db.read(tx -> tx.userEvents().findUnnumbered(1)).isEmpty()) {
      return 0;
    }
    try {
      return db.inBriefTx(EventLog::number);
    } catch (AppException e) {
      if (isConflict(e)) {
        return 0; // on a cluster: another node has numbered them
      }
      throw e;
    }
  }

  /** The events are looked for when nobody else can number them any more. */
  private static int number(Tx tx) {
    Optional<Long> given = tx.userEvents().lockGiven();
    if (given.isEmpty()) {
      return 0;
    }
    List<Long> ids = tx.userEvents().findUnnumbered(BATCH);
    if (!ids.isEmpty()) {
      tx.userEvents().number(ids, given.get());
    }
    return ids.size();
  }

  private static boolean isConflict(AppException e) {
    return e.getCause() instanceof DataAccessException cause
        && (cause.isDeadlock() || cause.isLockWait());
  }
}
