package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How many users there were of a kind when they were counted.
 *
 * @param appid empty: of all apps
 * @param took how long counting took
 */
public record UserCount(Kind kind, String appid, long users, Instant at, Duration took) {

  /** What is counted. The names are stored. */
  public enum Kind {
    /** Of an app, all there are. */
    ALL,
    NEW_TODAY,
    ACTIVE_1_DAY,
    ACTIVE_7_DAYS,
    ACTIVE_30_DAYS
  }
}
