package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts to list; what is empty does not narrow the list.
 *
 * @param from the first instant of interest
 * @param until the first instant that is too late
 */
public record AuditQuery(
    Optional<Long> adminId,
    Optional<AuditAct> act,
    Optional<AuditTarget> target,
    Optional<Instant> from,
    Optional<Instant> until) {

  /** All that was done to one. */
  public static AuditQuery ofTarget(AuditTarget target) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.of(target),
        Optional.empty(),
        Optional.empty());
  }
}
