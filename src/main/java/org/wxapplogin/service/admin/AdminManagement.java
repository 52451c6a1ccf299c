package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.OneTimeSecrets.About;

/**
 * What owners do to other admins. Every act locks all admins in the order of their ids, and checks
 * that whoever acts is still an active owner; so two owners who act on each other at the same
 * moment do not leave none. Each act is audited in its own transaction. What is not allowed throws
 * {@link ErrorCode#NOT_ALLOWED}. Thread-safe.
 */
public final class AdminManagement {
  private static final int GROUPS = 4;
  private static final int SIGNS = 4;

  private final Db db;
  private final PasswordChecks checks;
  private final OneTimeSecrets notes;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Clock clock;

  public AdminManagement(
      Db db,
      PasswordChecks checks,
      OneTimeSecrets notes,
      AuditLog audit,
      Tokens tokens,
      Clock clock) {
    this.db = db;
    this.checks = checks;
    this.notes = notes;
    this.audit = audit;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** All admins, by name. */
  public List<AdminAccount> list(Actor by) {
    by.need(AdminRole.OWNER);
    return db.read(tx -> tx.admins().accounts());
  }

  public Optional<AdminAccount> find(Actor by, long id) {
    by.need(AdminRole.OWNER);
    return db.read(tx -> tx.admins().find(id));
  }

  /**
   * Makes an admin. Their start password is left as a one-time secret in the session of whoever
   * makes them.
   *
   * @param name for which {@link Admin#isName} holds
   * @param apps that they are held to; all for an owner
   * @return the id of the new admin; empty if the name is taken
   */
  public Optional<Long> create(
      Actor by, AdminAccess access, String name, AdminRole role, AppScope apps) {
    by.need(AdminRole.OWNER);
    check(role, apps);
    if (!Admin.isName(name)) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "name", "is no name");
    }
    Secret password = newPassword();
    Secret hash = checks.hash(password);
    try {
      return Optional.of(
          db.inTx(
              tx -> {
                lockedOwner(tx, by);
                tx.admins().insert(name, hash, role, true, clock.instant());
                long id = tx.admins().findEntry(name).orElseThrow().account().admin().id();
                notes.leave(tx, access, About.START_PASSWORD, id, password);
                audit.record(
                    tx,
                    by,
                    AuditAct.CREATE_ADMIN,
                    AuditTarget.admin(id),
                    name,
                    Optional.empty(),
                    Optional.of(role));
                if (!apps.isAll()) {
                  setApps(tx, by, id, name, AppScope.ALL, apps);
                }
                return id;
              }));
    } catch (DataAccessException e) {
      if (e.isDuplicateKey()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Gives an admin another role, which counts from their next request.
   *
   * @return the role before; empty if nothing changed
   */
  public Optional<AdminRole> setRole(Actor by, long id, AdminRole role) {
    AdminRole[] before = new AdminRole[1];
    boolean changed =
        act(
            by,
            id,
            (tx, target) -> {
              before[0] = target.admin().role();
              if (before[0] == role) {
                return false;
              }
              tx.admins().setRole(id, role);
              audit.record(
                  tx,
                  by,
                  AuditAct.SET_ROLE,
                  AuditTarget.admin(id),
                  target.admin().name(),
                  Optional.of(before[0]),
                  Optional.of(role));
              return true;
            });
    return changed ? Optional.of(before[0]) : Optional.empty();
  }

  /**
   * Holds an admin to some apps, which counts from their next request.
   *
   * @return the apps before; empty if nothing changed
   */
  public Optional<AppScope> setApps(Actor by, long id, AppScope apps) {
    AppScope[] before = new AppScope[1];
    boolean changed =
        act(
            by,
            id,
            (tx, target) -> {
              check(target.admin().role(), apps);
              before[0] = tx.admins().findApps(id);
              if (before[0].equals(apps)) {
                return false;
              }
              setApps(tx, by, id, target.admin().name(), before[0], apps);
              return true;
            });
    return changed ? Optional.of(before[0]) : Optional.empty();
  }

  private void setApps(Tx tx, Actor by, long id, String name, AppScope before, AppScope after) {
    tx.admins().setApps(id, after);
    audit.record(
        tx,
        by.audited(),
        AuditAct.SET_ADMIN_APPS,
        AuditTarget.admin(id),
        name,
        Optional.of(before.text()).filter(text -> !text.isEmpty()),
        Optional.of(after.text()).filter(text -> !text.isEmpty()));
  }

  private static void check(AdminRole role, AppScope apps) {
    if (!apps.isSound() || role == AdminRole.OWNER && !apps.isAll()) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "apps", "cannot be what this role sees");
    }
  }

  /** Ends an admin's sessions and keeps them out; false if they are disabled already. */
  public boolean disable(Actor by, long id) {
    return act(
        by,
        id,
        (tx, target) -> {
          if (!target.isActive()) {
            return false;
          }
          tx.admins().setDisabled(id, Optional.of(clock.instant()));
          endAll(tx, id);
          audit.record(
              tx, by, AuditAct.DISABLE_ADMIN, AuditTarget.admin(id), target.admin().name());
          return true;
        });
  }

  /** Lets a disabled admin sign in again; their former sessions stay ended. */
  public boolean enable(Actor by, long id) {
    return act(
        by,
        id,
        (tx, target) -> {
          if (target.isActive()) {
            return false;
          }
          tx.admins().setDisabled(id, Optional.empty());
          audit.record(tx, by, AuditAct.ENABLE_ADMIN, AuditTarget.admin(id), target.admin().name());
          return true;
        });
  }

  /**
   * Gives an admin a new start password, which is left as a one-time secret in the session of
   * whoever does so; ends their sessions and any lock-out.
   */
  public boolean resetPassword(Actor by, AdminAccess access, long id) {
    by.need(AdminRole.OWNER);
    Secret password = newPassword();
    Secret hash = checks.hash(password);
    return act(
        by,
        id,
        (tx, target) -> {
          tx.admins().setPassword(id, hash, true);
          endAll(tx, id);
          tx.adminFailures().deleteAll(id);
          notes.leave(tx, access, About.START_PASSWORD, id, password);
          audit.record(
              tx, by, AuditAct.RESET_PASSWORD, AuditTarget.admin(id), target.admin().name());
          return true;
        });
  }

  /** Turns the second step of an admin off, if they have lost the phone and the recovery codes. */
  public boolean resetTotp(Actor by, long id) {
    return act(
        by,
        id,
        (tx, target) -> {
          if (!target.totp()) {
            return false;
          }
          tx.adminTotp().turnOff(id);
          tx.adminTotp().deleteHalves(id);
          audit.record(tx, by, AuditAct.RESET_TOTP, AuditTarget.admin(id), target.admin().name());
          return true;
        });
  }

  private boolean act(Actor by, long id, BiFunction<Tx, AdminAccount, Boolean> work) {
    by.need(AdminRole.OWNER);
    if (by.admin().id() == id) {
      throw new AppException(ErrorCode.NOT_ALLOWED, "nobody manages themself");
    }
    return db.inTx(
        tx -> {
          Optional<AdminAccount> target =
              lockedOwner(tx, by).stream().filter(one -> one.admin().id() == id).findFirst();
          return target.isPresent() && work.apply(tx, target.get());
        });
  }

  /**
   * All admins, locked, if whoever acts is an active owner. Since nobody acts on themself either,
   * an owner is always left: whatever happens to the other, the one who acts remains.
   */
  private List<AdminAccount> lockedOwner(Tx tx, Actor by) {
    List<AdminAccount> all = tx.admins().lockAll();
    boolean still =
        all.stream().anyMatch(one -> one.admin().id() == by.admin().id() && one.isActiveOwner());
    if (!still) {
      throw new AppException(ErrorCode.NOT_ALLOWED, "not an active owner any more");
    }
    return all;
  }

  private void endAll(Tx tx, long id) {
    tx.adminSessions().deleteByAdmin(id);
    tx.adminTotp().deleteHalves(id);
  }

  private Secret newPassword() {
    return tokens.newTypedSecret(GROUPS, SIGNS);
  }
}
