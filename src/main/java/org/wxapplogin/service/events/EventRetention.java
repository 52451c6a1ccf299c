package org.wxapplogin.service.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.service.job.Batch;

/**
 * Deletes events that are too old, in their order, so that one number says what is gone. What a
 * webhook has not delivered yet is kept for twice as long. Thread-safe.
 */
public final class EventRetention {
  private final EventLog log;
  private final Duration kept;
  private final Function<Tx, OptionalLong> delivered;

  /**
   * @param kept the age at which an event is deleted
   * @param delivered up to which number every webhook has what it is to get; empty if there are no
   *     webhooks
   */
  public EventRetention(EventLog log, Duration kept, Function<Tx, OptionalLong> delivered) {
    this.log = log;
    this.kept = kept;
    this.delivered = delivered;
  }

  /** Numbers what nobody has read: only what has a number is deleted. */
  public void prepare() {
    log.numberAll();
  }

  /** Deletes up to {@link Batch#SIZE} events that are due; returns how many there were. */
  public int delete(Tx tx, Instant now) {
    long deleted = tx.userEvents().findDeleted();
    long floor = delivered.apply(tx).orElse(Long.MAX_VALUE);
    long last = deleted;
    List<NumberedEvent> oldest = tx.userEvents().findAfter(deleted, Batch.SIZE);
    for (NumberedEvent event : oldest) {
      if (!isDue(event, floor, now)) {
        break;
      }
      last = event.seq();
    }
    return last == deleted ? 0 : tx.userEvents().deleteUpTo(deleted, last);
  }

  private boolean isDue(NumberedEvent event, long floor, Instant now) {
    Instant at = event.event().at();
    return event.seq() <= floor
        ? at.isBefore(now.minus(kept))
        : at.isBefore(now.minus(kept.multipliedBy(2)));
  }
}
