package org.wxapplogin.domain;

/** What an admin's act was done to. */
public record AuditTarget(Kind kind, long id) {

  /** What the id is an id of. The names are stored; add, never rename. */
  public enum Kind {
    USER,
    ADMIN,
    /** The list of users. It has no id; 0 stands in its place. */
    USER_LIST,
    /** A receiver of webhooks. It has no id; the detail of the act names it. */
    WEBHOOK,
    /** A mini program that an owner has entered; 0 for one of the configuration. */
    APP,
    /** The templates of texts. They have no id here; the detail of the act names one. */
    TEMPLATES,
    /** The yearly report. It has no id; the detail of the act names the year. */
    REPORT
  }

  public static AuditTarget app(long id) {
    return new AuditTarget(Kind.APP, id);
  }

  public static AuditTarget templates() {
    return new AuditTarget(Kind.TEMPLATES, 0);
  }

  public static AuditTarget report() {
    return new AuditTarget(Kind.REPORT, 0);
  }

  public static AuditTarget userList() {
    return new AuditTarget(Kind.USER_LIST, 0);
  }

  public static AuditTarget webhook() {
    return new AuditTarget(Kind.WEBHOOK, 0);
  }

  public static AuditTarget user(long id) {
    return new AuditTarget(Kind.USER, id);
  }

  public static AuditTarget admin(long id) {
    return new AuditTarget(Kind.ADMIN, id);
  }
}
