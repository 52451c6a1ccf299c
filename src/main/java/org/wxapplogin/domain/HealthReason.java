package org.wxapplogin.domain;

import java.util.Locale;

/**
 * Why a node should get no requests, or fewer of them. Whoever owns a reason says whether it holds.
 */
public enum HealthReason {
  /** The database does not answer. */
  DATABASE(false),
  /** The database has been away for longer than tokens are judged from memory. */
  GRACE_OVER(true),
  /** The clock of this machine differs too much from the database's. */
  CLOCK(false),
  /** The server has not started yet. */
  STARTING(true),
  /** The server stops. */
  CLOSING(true),
  /** The process cannot go on: it must be restarted. */
  BROKEN(true);

  private final boolean stopsServing;

  HealthReason(boolean stopsServing) {
    this.stopsServing = stopsServing;
  }

  /** Whether a node with this reason cannot even answer requests of users who are signed in. */
  public boolean stopsServing() {
    return stopsServing;
  }

  /** The word for it in replies. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
