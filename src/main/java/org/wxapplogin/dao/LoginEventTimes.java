package org.wxapplogin.dao;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;

/**
 * Finds where the events of a time are in login_events, which has no index of the times: ids are
 * given in the order of writing, and an event is written soon after its instant.
 */
final class LoginEventTimes {
  /**
   * How much later than its instant an event may be written and be found by its time. Refusals that
   * are only counted are written when their minute is over.
   */
  static final Duration LATE = Duration.ofMinutes(2);

  /** So many ids are read more quickly than the search among them takes. */
  private static final long NEAR = 100;

  private final Statements sql;

  LoginEventTimes(Statements sql) {
    this.sql = sql;
  }

  private record Place(long id, Instant at) {}

  /** An id below those of all events at this instant or later. */
  long below(Instant instant) {
    return search(instant.minus(LATE)) - NEAR - 1;
  }

  /** An id above those of all events before this instant. */
  long above(Instant instant) {
    return search(instant.plus(LATE));
  }

  /** An id that is at most {@link #NEAR} above the last event before an instant. */
  private long search(Instant instant) {
    long low = end("ASC");
    long high = end("DESC") + 1;
    while (high - low > NEAR) {
      long middle = low + (high - low) / 2;
      List<Place> next = from(middle);
      if (next.isEmpty() || !next.get(0).at().isBefore(instant)) {
        high = middle;
      } else {
        low = next.get(0).id();
      }
    }
    return high;
  }

  /** The first event from this id on, if there is one. */
  private List<Place> from(long id) {
    return sql.list(
        "SELECT id, at FROM login_events FORCE INDEX (PRIMARY) WHERE id >= ? ORDER BY id LIMIT 1",
        row -> new Place(row.getLong("id"), Statements.instant(row, "at")),
        id);
  }

  private long end(String direction) {
    return sql
        .list(
            "SELECT id FROM login_events FORCE INDEX (PRIMARY) ORDER BY id "
                + direction
                + " LIMIT 1",
            row -> row.getLong("id"))
        .stream()
        .findFirst()
        .orElse(0L);
  }
}
