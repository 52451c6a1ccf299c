package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.ban.Bans;
import org.wxapplogin.service.session.SessionEnds;

/**
 * What is done to a user, whoever does it, together with its line in the audit: parts of the
 * caller's transaction. Whether they may is the caller's to know. Each returns whether there was
 * anything to change. Thread-safe.
 */
public final class UserActs {
  private final SessionEnds ends;
  private final Bans bans;
  private final AuditLog audit;
  private final Clock clock;

  public UserActs(SessionEnds ends, Bans bans, AuditLog audit, Clock clock) {
    this.ends = ends;
    this.bans = bans;
    this.audit = audit;
    this.clock = clock;
  }

  /** Bans the user: refuses their logins and signs them out everywhere. */
  public boolean disable(Tx tx, AuditActor by, long userId, BanTerms terms) {
    return bans.ban(tx, by, userId, terms);
  }

  /** Lifts the ban of a user. */
  public boolean enable(Tx tx, AuditActor by, long userId, String reason) {
    return bans.lift(tx, by, userId, reason).isPresent();
  }

  /** Signs the user out everywhere. */
  public boolean endAll(Tx tx, AuditActor by, long userId, String reason) {
    return recorded(tx, by, AuditAct.END_ALL_DEVICES, userId, reason, ends.endAll(tx, userId) > 0);
  }

  /**
   * Gives the user another level.
   *
   * @return the level it replaced; empty if nothing changed
   */
  public Optional<UserLevel> setLevel(
      Tx tx, AuditActor by, long userId, UserLevel level, String reason) {
    Optional<User> other = tx.users().lockOne(userId).filter(user -> user.level() != level);
    Optional<UserLevel> before = other.map(User::level);
    if (other.isPresent()) {
      tx.users().setLevel(userId, level);
      tx.userEvents()
          .append(UserEvent.of(clock.instant(), UserEventType.USER_LEVEL_CHANGED, other.get()));
      audit.record(
          tx,
          by,
          AuditAct.SET_LEVEL,
          AuditTarget.user(userId),
          reason,
          before.map(Enum::name),
          Optional.of(level.name()));
    }
    return before;
  }

  private boolean recorded(
      Tx tx, AuditActor by, AuditAct act, long userId, String reason, boolean changed) {
    if (changed) {
      audit.record(
          tx, by, act, AuditTarget.user(userId), reason, Optional.empty(), Optional.empty());
    }
    return changed;
  }
}
