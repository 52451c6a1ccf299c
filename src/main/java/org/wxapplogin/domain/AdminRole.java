package org.wxapplogin.domain;

/** What an admin may do; each role may do all that the ones before it may. Names are stored. */
public enum AdminRole {
  VIEWER,
  OPERATOR,
  OWNER;

  /** Whether who has this role may do what {@code needed} may. */
  public boolean covers(AdminRole needed) {
    return compareTo(needed) >= 0;
  }
}
