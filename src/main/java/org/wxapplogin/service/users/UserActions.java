package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;

/**
 * What admins do to users. Each act that changes something is written to the audit in its own
 * transaction: neither is ever there without the other. Each answers whether there was anything to
 * change, and throws {@link ErrorCode#NOT_ALLOWED} for who may only look. Thread-safe.
 */
public final class UserActions {
  /** No reason is longer. */
  public static final int MAX_REASON = 200;

  private final Db db;
  private final SessionService sessions;
  private final SessionEnds ends;
  private final Cancellation cancellation;
  private final Clock clock;

  public UserActions(
      Db db, SessionService sessions, SessionEnds ends, Cancellation cancellation, Clock clock) {
    this.db = db;
    this.sessions = sessions;
    this.ends = ends;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /** Refuses the user's logins and signs them out everywhere. */
  public boolean disable(Actor by, long userId, String reason) {
    by.need(AdminRole.OPERATOR);
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "no reason, or too long a one");
    }
    return ends.disable(userId, record(by, AuditAct.DISABLE_USER, userId, reason));
  }

  /** Lets a disabled user log in again. */
  public boolean enable(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return ends.enable(userId, record(by, AuditAct.ENABLE_USER, userId, ""));
  }

  /** Undoes the cancellation of a user who is still in the cooling-off. */
  public boolean restore(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return cancellation.undo(userId, record(by, AuditAct.RESTORE_USER, userId, ""));
  }

  /**
   * Signs one device of the user out.
   *
   * @param id the device's public name, {@link Session#id}
   */
  public boolean endDevice(Actor by, long userId, String id) {
    by.need(AdminRole.OPERATOR);
    return sessions.devices(userId).stream()
        .filter(session -> session.id().equals(id))
        .anyMatch(
            session ->
                ends.endFamily(
                    userId,
                    session.family(),
                    record(by, AuditAct.END_DEVICE, userId, session.device())));
  }

  /** Signs the user out everywhere. */
  public boolean endAll(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return ends.endAll(userId, record(by, AuditAct.END_ALL_DEVICES, userId, "")) > 0;
  }

  /** Gives the user another level. */
  public boolean setLevel(Actor by, long userId, UserLevel level) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          User user = tx.users().lock(List.of(userId)).get(userId);
          if (user == null || user.level() == level) {
            return false;
          }
          tx.users().setLevel(userId, level);
          record(by, AuditAct.SET_LEVEL, userId, user.level() + " → " + level).accept(tx);
          return true;
        });
  }

  private Consumer<Tx> record(Actor by, AuditAct act, long userId, String detail) {
    return tx -> tx.auditEvents().append(by.did(act, userId, detail, clock.instant()));
  }
}
