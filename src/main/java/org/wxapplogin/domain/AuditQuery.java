package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts of admins, services and commands to list; an empty field does not narrow the list.
 *
 * @param machine the service or command that acted
 * @param from inclusive
 * @param until exclusive
 * @param reader who reads it, if they are held to some apps
 */
public record AuditQuery(
    Optional<Long> adminId,
    Optional<Machine> machine,
    Optional<AuditAct> act,
    Optional<AuditTarget> target,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Admin> reader) {

  /** For somebody who sees all apps. */
  public AuditQuery(
      Optional<Long> adminId,
      Optional<Machine> machine,
      Optional<AuditAct> act,
      Optional<AuditTarget> target,
      Optional<Instant> from,
      Optional<Instant> until) {
    this(adminId, machine, act, target, from, until, Optional.empty());
  }

  /**
   * Only what an admin may read: of those who are held to some apps, what was done to users of
   * these, and what they did themselves to anything but a user.
   */
  public AuditQuery readBy(Admin admin) {
    Optional<Admin> held = Optional.of(admin).filter(any -> !any.apps().isAll());
    return new AuditQuery(adminId, machine, act, target, from, until, held);
  }

  /** What acts by itself: it has a name, and no id as admins have. */
  public record Machine(AuditActor.Kind kind, String name) {}

  /** Everything that was done to {@code target}. */
  public static AuditQuery ofTarget(AuditTarget target) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(target),
        Optional.empty(),
        Optional.empty());
  }
}
