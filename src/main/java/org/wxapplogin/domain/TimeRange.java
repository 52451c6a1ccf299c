package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time; a side that is empty is open.
 *
 * @param from the first instant of interest
 * @param until the first instant that is too late
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> until) {
  /** All of time. */
  public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

  public boolean isAll() {
    return from.isEmpty() && until.isEmpty();
  }
}
