package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.PasswordFault;
import org.wxapplogin.domain.PasswordRules;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.service.admin.PasswordChecks.Right;

/** What admins do to their own account. Thread-safe. */
public final class OwnAccount {
  private final Db db;
  private final AdminSessionService sessionService;
  private final PasswordChecks checks;
  private final SignInGuard guard;
  private final AuditLog audit;
  private final PasswordRules rules = new PasswordRules();
  private final Clock clock;

  public OwnAccount(
      Db db,
      AdminSessionService sessionService,
      PasswordChecks checks,
      SignInGuard guard,
      AuditLog audit,
      Clock clock) {
    this.db = db;
    this.sessionService = sessionService;
    this.checks = checks;
    this.guard = guard;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes the password and ends every other session. A wrong current password counts as a failed
   * sign-in.
   *
   * @return why it was not changed; empty if it was
   * @throws AppException if this source tries too often
   */
  public Optional<PasswordFault> changePassword(
      AdminAccess access, Secret current, Secret wanted, Origin from) {
    Optional<PasswordFault> fault = rules.fault(wanted, access.admin().name());
    if (fault.isPresent()) {
      return fault;
    }
    Optional<Right> right =
        checks.check(access.admin().name(), current, SignInStep.CONFIRMATION, from);
    if (right.isEmpty()) {
      return Optional.of(PasswordFault.WRONG_CURRENT);
    }
    if (current.reveal().equals(wanted.reveal())) {
      return Optional.of(PasswordFault.NOT_NEW);
    }
    Secret hash = checks.hash(wanted);
    return db.inTx(tx -> change(tx, access, right.get(), hash, from));
  }

  private Optional<PasswordFault> change(
      Tx tx, AdminAccess access, Right right, Secret hash, Origin from) {
    long id = access.admin().id();
    boolean same =
        tx.admins()
            .lockEntry(id)
            .filter(now -> now.passwordHash().reveal().equals(right.hash().reveal()))
            .isPresent();
    if (!same) {
      return Optional.of(PasswordFault.WRONG_CURRENT); // somebody reset it at this moment
    }
    guard.forget(tx, right.attempt());
    tx.admins().setPassword(id, hash, false);
    tx.adminSessions().deleteOthers(id, access.session().tokenHash());
    tx.adminSessions().setProved(access.session().tokenHash(), clock.instant());
    tx.adminTotp().deleteHalves(id);
    audit.recordOwn(tx, access.actor(from.ip()), AuditAct.CHANGE_PASSWORD);
    return Optional.empty();
  }

  /**
   * Ends one of their sessions; false if there is no such session.
   *
   * @param id as {@link AdminSession#id}
   */
  public boolean endSession(AdminAccess access, String id, Origin from) {
    Optional<AdminSession> found =
        sessionService.list(access).stream().filter(one -> one.id().equals(id)).findFirst();
    return found.isPresent()
        && db.inTx(
            tx -> {
              boolean ended = tx.adminSessions().delete(found.get().tokenHash());
              if (ended) {
                audit.recordOwn(tx, access.actor(from.ip()), AuditAct.END_SESSION);
              }
              return ended;
            });
  }

  /** Ends all their sessions but this one; false if there are no others. */
  public boolean endOthers(AdminAccess access, Origin from) {
    return db.inTx(
        tx -> {
          long id = access.admin().id();
          boolean ended = tx.adminSessions().deleteOthers(id, access.session().tokenHash()) > 0;
          if (ended) {
            audit.recordOwn(tx, access.actor(from.ip()), AuditAct.END_OTHER_SESSIONS);
          }
          return ended;
        });
  }
}
