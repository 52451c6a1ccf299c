package org.wxapplogin.domain;

/** A list whose filters admins save. The names are stored; add, never rename. */
public enum FilteredList {
  USERS,
  LOGINS,
  AUDIT
}
