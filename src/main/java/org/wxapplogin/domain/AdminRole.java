package org.wxapplogin.domain;

/** What an admin may do. Each role may do everything that those before it may. Names are stored. */
public enum AdminRole {
  VIEWER,
  OPERATOR,
  OWNER;

  /** Whether an admin of this role may do what {@code needed} may. */
  public boolean covers(AdminRole needed) {
    return compareTo(needed) >= 0;
  }
}
