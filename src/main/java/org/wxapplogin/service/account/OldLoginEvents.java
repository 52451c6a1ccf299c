package org.wxapplogin.service.account;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.service.job.Batch;

/**
 * The login events that are too old, deleted along their ids, so that no batch meets again what the
 * ones before it have deleted. Not thread-safe.
 */
final class OldLoginEvents {
  private final Instant before;
  private final long last;
  private final AtomicLong after = new AtomicLong();

  /**
   * @param before the instant from which on events are kept
   */
  OldLoginEvents(Db db, Instant before) {
    this.before = before;
    this.last = db.read(tx -> tx.loginEvents().findAbove(before));
  }

  /** Deletes one batch. */
  Batch delete(Tx tx) {
    Optional<Long> full = tx.loginEvents().findIdAfter(after.get(), last, Batch.SIZE);
    long end = full.orElse(last);
    int rows = tx.loginEvents().deleteBetween(after.get(), end, before);
    tx.afterCommit(() -> after.set(end));
    return new Batch(rows, full.isPresent());
  }
}
