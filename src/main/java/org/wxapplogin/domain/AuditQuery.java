package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts of admins to list; an empty field does not narrow the list.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record AuditQuery(
    Optional<Long> adminId,
    Optional<AuditAct> act,
    Optional<AuditTarget> target,
    Optional<Instant> from,
    Optional<Instant> until) {

  /** Everything that was done to {@code target}. */
  public static AuditQuery ofTarget(AuditTarget target) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.of(target),
        Optional.empty(),
        Optional.empty());
  }
}
