package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of a job that one node runs for all.
 *
 * @param holder the node that runs it, or ran it last
 * @param lastEnd when it last finished; the epoch for never
 * @param took how long that run took
 * @param count how many rows that run dealt with
 * @param failedAt when a run last failed; the epoch for never
 */
public record JobState(
    String name, String holder, Instant lastEnd, Duration took, long count, Instant failedAt) {

  /** Whether no run has finished since the last failure. */
  public boolean hasFailed() {
    return failedAt.isAfter(lastEnd);
  }
}
