package org.wxapplogin.domain;

/**
 * Who did something, and from where, as the audit keeps it.
 *
 * @param adminId {@link #NO_ADMIN} for a service, for a user, for a command, and for a name that no
 *     admin has
 * @param name of that time
 * @param ip the address they acted from; empty if it was no single one
 */
public record AuditActor(Kind kind, long adminId, String name, String ip) {

  /** Stands for the id of an admin where there is none. */
  public static final long NO_ADMIN = 0;

  /** The names are stored; add, never rename. */
  public enum Kind {
    ADMIN,
    SERVICE,
    /** The user themself, to whom it was done. */
    USER,
    /** A command that the operator ran beside the servers. */
    COMMAND,
    /** The servers, by themselves. */
    SYSTEM
  }

  public static AuditActor admin(long id, String name, ClientAddress ip) {
    return new AuditActor(Kind.ADMIN, id, name, ip.text());
  }

  public static AuditActor service(Service service, ClientAddress ip) {
    return new AuditActor(Kind.SERVICE, NO_ADMIN, service.name(), ip.text());
  }

  /** The user themself, without their address: the audit outlives the user. */
  public static AuditActor user() {
    return new AuditActor(Kind.USER, NO_ADMIN, "", "");
  }

  /** A command of the operator's, under its name. */
  public static AuditActor command(String name) {
    return new AuditActor(Kind.COMMAND, NO_ADMIN, name, "");
  }

  /** The servers, for what nobody did at that moment. */
  public static AuditActor server() {
    return new AuditActor(Kind.SYSTEM, NO_ADMIN, "server", "");
  }

  /** A service, for what it did over a day from any address. */
  public static AuditActor service(String name) {
    return new AuditActor(Kind.SERVICE, NO_ADMIN, name, "");
  }
}
