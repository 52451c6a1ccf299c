package org.wxapplogin.domain;

import java.time.Instant;

/** The orders a list of users can have. Rows that tie are ordered by id, the same way round. */
public enum UserSort {
  NEWEST(Key.REGISTERED, true),
  OLDEST(Key.REGISTERED, false),
  RECENT_LOGIN(Key.LAST_LOGIN, true),
  LONGEST_AWAY(Key.LAST_LOGIN, false);

  private final Key key;
  private final boolean descending;

  /** What is compared first. */
  public enum Key {
    REGISTERED,
    LAST_LOGIN;

    public Key other() {
      return this == REGISTERED ? LAST_LOGIN : REGISTERED;
    }
  }

  UserSort(Key key, boolean descending) {
    this.key = key;
    this.descending = descending;
  }

  public Key key() {
    return key;
  }

  public boolean descending() {
    return descending;
  }

  /** The order of the other instant, the same way round. */
  public UserSort byOther() {
    return switch (this) {
      case NEWEST -> RECENT_LOGIN;
      case OLDEST -> LONGEST_AWAY;
      case RECENT_LOGIN -> NEWEST;
      case LONGEST_AWAY -> OLDEST;
    };
  }

  /** What this order compares of a user. */
  public Instant of(User user) {
    return key == Key.REGISTERED ? user.registeredAt() : user.lastLoginAt();
  }
}
