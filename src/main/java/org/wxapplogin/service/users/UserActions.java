package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.ban.Bans;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;

/**
 * What admins do to users. Each act that changes something is audited in its own transaction. Each
 * returns whether there was anything to change, and throws {@link ErrorCode#NOT_ALLOWED} for admins
 * who may only look. Thread-safe.
 */
public final class UserActions {
  private final Db db;
  private final SessionService sessions;
  private final SessionEnds ends;
  private final Cancellation cancellation;
  private final AuditLog audit;
  private final UserActs acts;
  private final Bans bans;
  private final Clock clock;

  public UserActions(
      Db db,
      SessionService sessions,
      SessionEnds ends,
      Cancellation cancellation,
      AuditLog audit,
      UserActs acts,
      Bans bans,
      Clock clock) {
    this.db = db;
    this.acts = acts;
    this.bans = bans;
    this.clock = clock;
    this.sessions = sessions;
    this.ends = ends;
    this.cancellation = cancellation;
    this.audit = audit;
  }

  /** Bans the user: refuses their logins and signs them out everywhere. */
  public boolean disable(Actor by, long userId, BanTerms terms) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> acts.disable(tx, by.audited(), userId, terms));
  }

  /** The instant from which bans are counted. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Puts a ban in force under other terms.
   *
   * @return what {@link #undoBan} names this by; empty if nothing changed
   */
  public Optional<Instant> changeBan(Actor by, long userId, BanTerms terms) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> bans.change(tx, by.audited(), userId, terms));
  }

  /**
   * Lifts the ban of a user.
   *
   * @return what {@link #undoBan} names this by; empty if nothing changed
   */
  public Optional<Instant> enable(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> bans.lift(tx, by.audited(), userId, ""));
  }

  /** {@link Bans#undo}. */
  public boolean undoBan(Actor by, long userId, Instant liftedOrChanged) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> bans.undo(tx, by.audited(), userId, liftedOrChanged));
  }

  /** {@link Bans#undoLift}. */
  boolean undoEnable(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> bans.undoLift(tx, by.audited(), userId));
  }

  /** Undoes the cancellation of a user whose cooling-off period is not over. */
  public boolean restore(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          boolean undone = cancellation.undo(tx, userId);
          if (undone) {
            audit.record(tx, by, AuditAct.RESTORE_USER, AuditTarget.user(userId));
          }
          return undone;
        });
  }

  /**
   * Signs one device of the user out.
   *
   * @param id the device's public name, {@link Session#family}
   */
  public boolean endDevice(Actor by, long userId, String id) {
    by.need(AdminRole.OPERATOR);
    return sessions.devices(userId).stream()
        .filter(session -> session.family().equals(id))
        .anyMatch(session -> endDevice(by, session));
  }

  /** Signs the user out everywhere. */
  public boolean endAll(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> acts.endAll(tx, by.audited(), userId, ""));
  }

  /**
   * Gives the user another level.
   *
   * @return the level it replaced; empty if nothing changed
   */
  public Optional<UserLevel> setLevel(Actor by, long userId, UserLevel level) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(tx -> acts.setLevel(tx, by.audited(), userId, level, ""));
  }

  private boolean endDevice(Actor by, Session session) {
    return db.inTx(
        tx -> {
          boolean ended = ends.endFamily(tx, session.userId(), session.family());
          if (ended) {
            audit.record(
                tx, by, AuditAct.END_DEVICE, AuditTarget.user(session.userId()), session.device());
          }
          return ended;
        });
  }
}
