package org.wxapplogin.service.clock;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.wxapplogin.dao.Tx;

/**
 * The time by the database's clock, which was right at some moment while it was asked for.
 *
 * @param before nano time before it was asked
 * @param after nano time after it had answered
 */
public record DatabaseTime(Instant at, long before, long after) {
  /** Asks the database. */
  public static DatabaseTime read(Tx tx, LongSupplier nanoTime) {
    long before = nanoTime.getAsLong();
    Instant at = tx.nodes().databaseClock();
    return new DatabaseTime(at, before, nanoTime.getAsLong());
  }

  /** The middle of the round trip, at which {@link #at} was right but for half of it. */
  long middle() {
    return before + roundTrip() / 2;
  }

  long roundTrip() {
    return after - before;
  }
}
