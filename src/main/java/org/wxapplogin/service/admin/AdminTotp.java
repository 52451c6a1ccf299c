package org.wxapplogin.service.admin;

import java.util.Optional;
import java.util.OptionalLong;
import org.wxapplogin.dao.AdminTotpDao.Secrets;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.service.admin.OneTimeSecrets.About;
import org.wxapplogin.service.admin.PasswordChecks.Right;

/**
 * The second step of signing in: the codes of an authenticator app, and recovery codes for an admin
 * who has lost it. A code is good once, on all nodes together. Thread-safe.
 */
public final class AdminTotp {
  /** How many recovery codes an admin gets. */
  public static final int RECOVERY_CODES = 10;

  private final Db db;
  private final PasswordChecks checks;
  private final SignInGuard guard;
  private final OneTimeSecrets notes;
  private final AuditLog audit;
  private final TotpSecrets secrets;
  private final RecoveryCodes codes;

  public AdminTotp(
      Db db,
      PasswordChecks checks,
      SignInGuard guard,
      OneTimeSecrets notes,
      AuditLog audit,
      TotpSecrets secrets,
      RecoveryCodes codes) {
    this.db = db;
    this.checks = checks;
    this.guard = guard;
    this.notes = notes;
    this.audit = audit;
    this.secrets = secrets;
    this.codes = codes;
  }

  /** Makes a secret that is put to use when a code of it is confirmed. */
  public void begin(AdminAccess access) {
    long id = access.admin().id();
    byte[] made = secrets.make(id);
    db.run(
        tx -> {
          if (tx.adminTotp().lock(id).filter(found -> found.inUse().isEmpty()).isPresent()) {
            tx.adminTotp().setWaiting(id, made);
          }
        });
  }

  /** The secret that waits for its first code, in base32; empty if there is none to open. */
  public Optional<Secret> waiting(AdminAccess access) {
    long id = access.admin().id();
    return db.inTx(tx -> tx.adminTotp().lock(id))
        .filter(found -> found.inUse().isEmpty())
        .flatMap(Secrets::waiting)
        .flatMap(kept -> secrets.open(id, kept));
  }

  /**
   * Puts the waiting secret to use if this is its code. The recovery codes are left as a one-time
   * secret.
   */
  public boolean confirm(AdminAccess access, String code, Origin from) {
    guard.limit(from);
    long id = access.admin().id();
    return db.inTx(
        tx -> {
          Secrets found = tx.adminTotp().lock(id).orElseThrow();
          if (found.inUse().isPresent() || found.waiting().isEmpty()) {
            return false;
          }
          byte[] sealed = found.waiting().get();
          Optional<Secret> secret = secrets.open(id, sealed);
          OptionalLong step = step(secret, code, 0);
          if (step.isEmpty()) {
            return false;
          }
          tx.adminTotp().turnOn(id, sealed, step.getAsLong());
          leaveNewCodes(tx, access);
          audit.recordOwn(tx, access.actor(from.ip()), AuditAct.TURN_TOTP_ON);
          return true;
        });
  }

  /**
   * Turns the second step off, if the password and a code are right.
   *
   * @throws AppException if this source tries too often
   */
  public boolean turnOff(AdminAccess access, Secret password, String code, Origin from) {
    Optional<Right> right =
        checks.check(access.admin().name(), password, SignInStep.CONFIRMATION, from);
    return right.isPresent()
        && db.inTx(
            tx -> {
              if (accepts(tx, access.admin(), code, from.ip()).isEmpty()) {
                guard.refuse(tx, right.get().attempt(), SignInStep.CODE, from);
                return false;
              }
              guard.forget(tx, right.get().attempt());
              tx.adminTotp().turnOff(access.admin().id());
              audit.recordOwn(tx, access.actor(from.ip()), AuditAct.TURN_TOTP_OFF);
              return true;
            });
  }

  /** Replaces the recovery codes by new ones, which are left as a one-time secret. */
  public boolean renewCodes(AdminAccess access, Origin from) {
    return db.inTx(
        tx -> {
          if (tx.adminTotp().lock(access.admin().id()).orElseThrow().inUse().isEmpty()) {
            return false;
          }
          leaveNewCodes(tx, access);
          audit.recordOwn(tx, access.actor(from.ip()), AuditAct.NEW_RECOVERY_CODES);
          return true;
        });
  }

  /** How many recovery codes are left. */
  public int codesLeft(AdminAccess access) {
    return db.read(tx -> tx.adminTotp().countCodes(access.admin().id()));
  }

  /**
   * Which step this is: an unused code of the admin's app, or a recovery code; it cannot be used
   * again. Empty if it is neither. Locks the admin's row.
   */
  Optional<SignInStep> accepts(Tx tx, Admin admin, String code, ClientAddress ip) {
    Secrets found = tx.adminTotp().lock(admin.id()).orElseThrow();
    if (found.inUse().isEmpty()) {
      return Optional.empty();
    }
    byte[] sealed = found.inUse().get();
    Optional<Secret> secret = secrets.open(admin.id(), sealed);
    OptionalLong step = step(secret, code, found.step());
    if (step.isPresent()) {
      // Sealed anew with each use, so that a key that is rotated out is needed no more.
      byte[] resealed = secrets.seal(admin.id(), secret.get());
      tx.adminTotp().setStep(admin.id(), resealed, step.getAsLong());
      return Optional.of(SignInStep.CODE);
    }
    if (codes.use(tx, admin.id(), code)) {
      audit.recordOwn(tx, new Actor(admin, ip), AuditAct.USE_RECOVERY_CODE);
      return Optional.of(SignInStep.RECOVERY_CODE);
    }
    return Optional.empty();
  }

  /**
   * Whether the second step is on with a secret that cannot be opened, so that no code of the app
   * is right; a recovery code still is.
   */
  public boolean isUnopened(AdminAccess access) {
    return isUnopened(access.admin().id());
  }

  boolean isUnopened(long adminId) {
    return db.read(tx -> tx.adminTotp().find(adminId))
        .flatMap(Secrets::inUse)
        .filter(stored -> secrets.open(adminId, stored).isEmpty())
        .isPresent();
  }

  /** None for a secret that cannot be opened: what is unknown has no codes. */
  private OptionalLong step(Optional<Secret> secret, String code, long last) {
    return secret.map(known -> secrets.step(known, code, last)).orElse(OptionalLong.empty());
  }

  private void leaveNewCodes(Tx tx, AdminAccess access) {
    long id = access.admin().id();
    notes.leave(tx, access, About.RECOVERY_CODES, id, codes.renew(tx, id, RECOVERY_CODES));
  }
}
