package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How a job that one node does for all stands.
 *
 * @param holder the node whose turn it is, or was last
 * @param lastEnd when it last came to its end; the epoch for never
 * @param took how long that run took
 * @param count how many rows it dealt with
 * @param failedAt when a run last failed; the epoch for never
 */
public record JobState(
    String name, String holder, Instant lastEnd, Duration took, long count, Instant failedAt) {

  /** Whether no run has come to its end since the last failure. */
  public boolean hasFailed() {
    return failedAt.isAfter(lastEnd);
  }
}
