package org.wxapplogin.domain;

import java.time.Instant;

/** The orders of a list of users. Rows that tie are sorted by id, in the same direction. */
public enum UserSort {
  NEWEST(Key.REGISTERED, true),
  OLDEST(Key.REGISTERED, false),
  RECENT_LOGIN(Key.LAST_LOGIN, true),
  LONGEST_AWAY(Key.LAST_LOGIN, false);

  private final Key key;
  private final boolean descending;

  /** The instant by which the list is sorted. */
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

  /** The order by the other instant, in the same direction. */
  public UserSort byOther() {
    return switch (this) {
      case NEWEST -> RECENT_LOGIN;
      case OLDEST -> LONGEST_AWAY;
      case RECENT_LOGIN -> NEWEST;
      case LONGEST_AWAY -> OLDEST;
    };
  }

  /** The instant of a user by which this order sorts. */
  public Instant of(User user) {
    return key == Key.REGISTERED ? user.registeredAt() : user.lastLoginAt();
  }
}
