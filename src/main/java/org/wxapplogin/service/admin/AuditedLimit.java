package org.wxapplogin.service.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.ErrorCode;

/**
 * How often an admin may do what gives personal data away piece by piece. It is counted in the
 * audit: for all nodes together, and a restart forgets nothing. Thread-safe.
 *
 * <p>See decision 66.
 */
public final class AuditedLimit {
  /** Enough for somebody who does nothing but answer the phone. */
  private static final List<Most> MOST =
      List.of(new Most(60, Duration.ofHours(1)), new Most(200, Duration.ofDays(1)));

  private final Clock clock;

  public AuditedLimit(Clock clock) {
    this.clock = clock;
  }

  private record Most(int times, Duration within) {}

  /**
   * Lets an admin do this once more. The caller records the act in the same transaction.
   *
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} and the wait, if they have done it too
   *     often
   */
  public void check(Tx tx, Actor by, AuditAct act) {
    long adminId = by.admin().id();
    tx.admins().lockEntry(adminId); // one at a time, so that none is counted before it is there
    Instant now = clock.instant();
    for (Most most : MOST) {
      Optional<Instant> first =
          tx.auditEvents().findNthLast(adminId, act, now.minus(most.within()), most.times());
      if (first.isPresent()) {
        Duration wait = Duration.between(now, first.get().plus(most.within()));
        throw AppException.retryable(
            ErrorCode.TOO_OFTEN,
            "limit of " + act + " of admin " + adminId,
            wait.plusSeconds(1),
            null);
      }
    }
  }
}
