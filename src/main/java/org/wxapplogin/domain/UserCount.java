package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How many users of a kind there were when they were counted.
 *
 * @param appid empty for all apps together
 * @param took how long the count took
 */
public record UserCount(Kind kind, String appid, long users, Instant at, Duration took) {

  /** What is counted. The names are stored. */
  public enum Kind {
    /** All users. */
    ALL,
    NEW_TODAY,
    ACTIVE_1_DAY,
    ACTIVE_7_DAYS,
    ACTIVE_30_DAYS
  }
}
