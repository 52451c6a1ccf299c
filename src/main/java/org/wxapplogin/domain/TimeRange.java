package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A range of time, open on a side that is empty.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> until) {
  /** All of time. */
  public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

  public boolean isAll() {
    return from.isEmpty() && until.isEmpty();
  }
}
