package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.dao.AdminTotpDao.Secrets;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.OneTimeSecrets.About;
import org.wxapplogin.service.admin.PasswordChecks.Right;

/**
 * The second step of signing in: the codes of an authenticator app, and the recovery codes for who
 * has lost it. The secret is sealed and bound to its admin; a code is taken once, on all nodes
 * together. Thread-safe.
 */
public final class AdminTotp {
  /** How many recovery codes there are at first. */
  public static final int RECOVERY_CODES = 10;

  private static final String PURPOSE = "admin-recovery-code";

  private final Db db;
  private final PasswordChecks checks;
  private final SignInGuard guard;
  private final OneTimeSecrets notes;
  private final AuditLog audit;
  private final Sealer sealer;
  private final KeyedHash hashes;
  private final Tokens tokens;
  private final Clock clock;

  public AdminTotp(
      Db db,
      PasswordChecks checks,
      SignInGuard guard,
      OneTimeSecrets notes,
      AuditLog audit,
      Sealer sealer,
      KeyedHash hashes,
      Tokens tokens,
      Clock clock) {
    this.db = db;
    this.checks = checks;
    this.guard = guard;
    this.notes = notes;
    this.audit = audit;
    this.sealer = sealer;
    this.hashes = hashes;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Makes a secret that counts as soon as a code of it is confirmed. */
  public void begin(AdminAccess access) {
    long id = access.admin().id();
    Secret secret = Totp.base32(tokens.newTotpSecret());
    db.run(
        tx -> {
          if (tx.adminTotp().lock(id).filter(found -> found.inUse().isEmpty()).isPresent()) {
            tx.adminTotp().setWaiting(id, sealer.seal(secret.reveal(), row(id)));
          }
        });
  }

  /** The secret that waits for its first code, in base32; empty where there is none. */
  public Optional<Secret> waiting(AdminAccess access) {
    long id = access.admin().id();
    return db.inTx(tx -> tx.adminTotp().lock(id))
        .filter(found -> found.inUse().isEmpty())
        .flatMap(Secrets::waiting)
        .map(kept -> Secret.of(sealer.open(kept, row(id))));
  }

  /** Puts the waiting secret to use if this is its code; the recovery codes are left as a note. */
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
          OptionalLong step = step(id, sealed, code, 0);
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
   * Signing in takes no code any more, if the password and a code are right.
   *
   * @throws AppException if this source tries too often
   */
  public boolean turnOff(AdminAccess access, Secret password, String code, Origin from) {
    Optional<Right> right = checks.check(access.admin().name(), password, from);
    return right.isPresent()
        && db.inTx(
            tx -> {
              if (!accepts(tx, access.admin(), code, from.ip())) {
                return false;
              }
              guard.forget(tx, right.get().attempt());
              tx.adminTotp().turnOff(access.admin().id());
              audit.recordOwn(tx, access.actor(from.ip()), AuditAct.TURN_TOTP_OFF);
              return true;
            });
  }

  /** Puts ten new recovery codes, left as a note, in place of the old ones. */
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
   * Whether this is a code of the admin's app that was not taken yet, or a recovery code; either is
   * good no second time. Locks the admin's row.
   */
  boolean accepts(Tx tx, Admin admin, String code, String ip) {
    Secrets found = tx.adminTotp().lock(admin.id()).orElseThrow();
    if (found.inUse().isEmpty()) {
      return false;
    }
    byte[] sealed = found.inUse().get();
    OptionalLong step = step(admin.id(), sealed, code, found.step());
    if (step.isPresent()) {
      String row = row(admin.id());
      // Sealed anew with each use, so that a key that is rotated out is needed no more.
      byte[] anew = sealer.seal(sealer.open(sealed, row), row);
      tx.adminTotp().setStep(admin.id(), anew, step.getAsLong());
      return true;
    }
    boolean recovered = tx.adminTotp().useCode(admin.id(), hash(admin.id(), code));
    if (recovered) {
      audit.recordOwn(tx, new Actor(admin, ip), AuditAct.USE_RECOVERY_CODE);
    }
    return recovered;
  }

  private OptionalLong step(long adminId, byte[] sealed, String code, long last) {
    byte[] secret = Totp.fromBase32(Secret.of(sealer.open(sealed, row(adminId))));
    return Totp.accept(secret, code.replaceAll("\\s", ""), clock.instant(), last);
  }

  private void leaveNewCodes(Tx tx, AdminAccess access) {
    long id = access.admin().id();
    List<String> codes =
        Stream.generate(() -> tokens.newTypedSecret(2, 5).reveal()).limit(RECOVERY_CODES).toList();
    List<byte[]> stored = new ArrayList<>();
    codes.forEach(code -> stored.add(hash(id, code)));
    tx.adminTotp().replaceCodes(id, stored);
    notes.leave(tx, access, About.RECOVERY_CODES, id, Secret.of(String.join("\n", codes)));
  }

  private byte[] hash(long adminId, String code) {
    return hashes.hash(PURPOSE, adminId + "." + Tokens.normalizeTyped(code));
  }

  private static String row(long adminId) {
    return "admins/" + adminId + "/totp";
  }
}
