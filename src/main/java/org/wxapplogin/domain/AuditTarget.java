package org.wxapplogin.domain;

/** What something was done to. */
public record AuditTarget(Kind kind, long id) {

  /** The table the id is of. The names are stored; add, never rename. */
  public enum Kind {
    USER,
    ADMIN,
    /** The list of users, which has no id: 0. */
    USER_LIST
  }

  public static AuditTarget userList() {
    return new AuditTarget(Kind.USER_LIST, 0);
  }

  public static AuditTarget user(long id) {
    return new AuditTarget(Kind.USER, id);
  }

  public static AuditTarget admin(long id) {
    return new AuditTarget(Kind.ADMIN, id);
  }
}
