package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts of admins, services and commands to list; an empty field does not narrow the list.
 *
 * @param machine the service or command that acted
 * @param from inclusive
 * @param until exclusive
 */
public record AuditQuery(
    Optional<Long> adminId,
    Optional<Machine> machine,
    Optional<AuditAct> act,
    Optional<AuditTarget> target,
    Optional<Instant> from,
    Optional<Instant> until) {

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
