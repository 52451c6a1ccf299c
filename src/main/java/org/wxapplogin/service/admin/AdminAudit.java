package org.wxapplogin.service.admin;

import java.time.Clock;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditTarget;

/** Writes what admins do to admins into the audit, in the transaction of the act. Thread-safe. */
public final class AdminAudit {
  private final Clock clock;

  public AdminAudit(Clock clock) {
    this.clock = clock;
  }

  /** An act on another admin. */
  void record(Tx tx, Actor by, AuditAct act, long adminId, String detail) {
    append(tx, by.admin(), by.ip(), act, adminId, detail);
  }

  /** An act on the own account. */
  void own(Tx tx, AdminAccess access, String ip, AuditAct act) {
    own(tx, access.admin(), ip, act);
  }

  void own(Tx tx, Admin admin, String ip, AuditAct act) {
    append(tx, admin, ip, act, admin.id(), "");
  }

  private void append(Tx tx, Admin by, String ip, AuditAct act, long target, String detail) {
    tx.auditEvents()
        .append(
            new AuditEvent(
                clock.instant(), by.id(), by.name(), act, AuditTarget.admin(target), detail, ip));
  }
}
