package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.SignInStep;

/**
 * Writes what admins and services do into the audit, as a part of the transaction of the act:
 * neither is ever there without the other. Thread-safe.
 */
public final class AuditLog {
  private final Clock clock;

  public AuditLog(Clock clock) {
    this.clock = clock;
  }

  /** Writes an act that needs no further detail. */
  public void record(Tx tx, Actor by, AuditAct act, AuditTarget target) {
    record(tx, by, act, target, "");
  }

  /**
   * Writes an act.
   *
   * @param detail as {@link AuditEvent#detail}
   */
  public void record(Tx tx, Actor by, AuditAct act, AuditTarget target, String detail) {
    record(tx, by, act, target, detail, Optional.empty(), Optional.empty());
  }

  /**
   * Writes an act that replaced a value.
   *
   * @param before as {@link AuditEvent#before}
   * @param after as {@link AuditEvent#after}
   */
  public void record(
      Tx tx,
      Actor by,
      AuditAct act,
      AuditTarget target,
      String detail,
      Optional<? extends Enum<?>> before,
      Optional<? extends Enum<?>> after) {
    record(tx, by.audited(), act, target, detail, before.map(Enum::name), after.map(Enum::name));
  }

  /**
   * Writes an act of whomever.
   *
   * @param before as {@link AuditEvent#before}
   * @param after as {@link AuditEvent#after}
   */
  public void record(
      Tx tx,
      AuditActor by,
      AuditAct act,
      AuditTarget target,
      String detail,
      Optional<String> before,
      Optional<String> after) {
    tx.auditEvents()
        .append(new AuditEvent(clock.instant(), by, act, target, detail, before, after));
  }

  /** Writes that an admin has signed in, and by which step at last. */
  void recordSignIn(Tx tx, Actor by, SignInStep step) {
    AuditTarget self = AuditTarget.admin(by.admin().id());
    record(tx, by, AuditAct.SIGN_IN, self, "", Optional.empty(), Optional.of(step));
  }

  /**
   * Writes that somebody was not let in.
   *
   * @param who whose name they gave; empty if no admin has it. It is not written down then: some
   *     people type their password there
   */
  void recordRefusal(Tx tx, Optional<Admin> who, ClientAddress from, SignInStep step) {
    long id = who.map(Admin::id).orElse(0L);
    record(
        tx,
        AuditActor.admin(id, who.map(Admin::name).orElse(""), from),
        AuditAct.SIGN_IN_REFUSED,
        AuditTarget.admin(id),
        "",
        Optional.empty(),
        Optional.of(step.name()));
  }

  /** Writes what an admin did to their own account. */
  void recordOwn(Tx tx, Actor by, AuditAct act) {
    record(tx, by, act, AuditTarget.admin(by.admin().id()));
  }
}
