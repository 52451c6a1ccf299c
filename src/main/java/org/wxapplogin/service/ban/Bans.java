package org.wxapplogin.service.ban;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.BanDetail;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.FormerBan;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.session.SessionEnds;

/**
 * Bans users, and lifts bans, with its line in the audit: parts of the caller's transaction. Each
 * locks the user first. Whether they may is the caller's to know. Thread-safe.
 */
public final class Bans {
  private final SessionEnds ends;
  private final AuditLog audit;
  private final Clock clock;

  public Bans(SessionEnds ends, AuditLog audit, Clock clock) {
    this.ends = ends;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What holds for users who were disabled.
   *
   * @param free those whose ban is over, as they are now
   * @param inForce the bans of the others, where anything is known of them
   */
  public record Judgement(Map<Long, User> free, Map<Long, Ban> inForce) {}

  /** Bans an active user, and signs them out everywhere; false if there is no such active user. */
  public boolean ban(Tx tx, AuditActor by, long userId, BanTerms terms) {
    boolean banned = ends.disable(tx, userId);
    if (banned) {
      tx.bans().put(userId, new Ban(clock.instant(), terms, by));
      tx.bans().deleteFormer(userId); // what was lifted before is not to come back
      record(tx, by, AuditAct.DISABLE_USER, userId, Optional.empty(), terms);
    }
    return banned;
  }

  /**
   * Puts a ban in force under other terms; since when and by whom it is stays.
   *
   * @return what {@link #undo} names this by; empty if nothing changed
   */
  public Optional<Instant> change(Tx tx, AuditActor by, long userId, BanTerms terms) {
    if (lock(tx, userId, UserStatus.DISABLED).isEmpty()) {
      return Optional.empty();
    }
    Optional<Ban> before = tx.bans().find(userId);
    if (before.map(Ban::terms).equals(Optional.of(terms))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Ban known = before.orElse(unknown(now, by));
    tx.bans().putFormer(userId, new FormerBan(known, now));
    tx.bans().put(userId, known.with(terms));
    record(tx, by, AuditAct.CHANGE_BAN, userId, Optional.of(known.terms()), terms);
    return Optional.of(now);
  }

  /**
   * Lifts the ban of a user.
   *
   * @return what {@link #undo} names this by; empty if there is no such disabled user
   */
  public Optional<Instant> lift(Tx tx, AuditActor by, long userId, String reason) {
    if (!ends.enable(tx, userId)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Ban before = tx.bans().find(userId).orElse(unknown(now, by));
    tx.bans().putFormer(userId, new FormerBan(before, now));
    tx.bans().delete(userId);
    audit.record(
        tx,
        by,
        AuditAct.ENABLE_USER,
        AuditTarget.user(userId),
        reason,
        Optional.empty(),
        Optional.empty());
    return Optional.of(now);
  }

  /**
   * Puts back the ban that was lifted or changed at an instant, exactly as it was; false if that
   * was not the last time, or the ban would be over by now.
   */
  public boolean undo(Tx tx, AuditActor by, long userId, Instant liftedOrChanged) {
    Optional<User> user = tx.users().lockOne(userId);
    Optional<Ban> former =
        tx.bans()
            .findFormer(userId)
            .filter(any -> any.replacedAt().equals(liftedOrChanged))
            .map(FormerBan::ban);
    return user.isPresent() && former.isPresent() && restore(tx, by, user.get(), former.get());
  }

  /** Bans a user again whose ban was lifted, exactly as they were; false if there is none. */
  public boolean undoLift(Tx tx, AuditActor by, long userId) {
    Optional<User> active = lock(tx, userId, UserStatus.ACTIVE);
    Optional<Ban> former = tx.bans().findFormer(userId).map(FormerBan::ban);
    return active.isPresent() && former.isPresent() && restore(tx, by, active.get(), former.get());
  }

  /**
   * Judges the bans of users, and lifts those that are over: at their end, to the millisecond,
   * whether a job has run or not.
   *
   * @param disabled users who are disabled, locked by this transaction
   */
  public Judgement judge(Tx tx, Collection<Long> disabled, Instant now) {
    Map<Long, Ban> inForce = new HashMap<>(tx.bans().findAll(disabled));
    List<Long> over =
        disabled.stream()
            .filter(id -> inForce.containsKey(id) && inForce.get(id).isOver(now))
            .sorted()
            .toList();
    for (long id : over) {
      Ban ban = inForce.remove(id);
      ends.enable(tx, id);
      tx.bans().delete(id);
      tx.bans().deleteFormer(id);
      audit.record(
          tx,
          AuditActor.server(),
          AuditAct.END_BAN,
          AuditTarget.user(id),
          "",
          ban.terms().until().map(Instant::toString),
          Optional.empty());
    }
    return new Judgement(tx.users().findAll(over), inForce);
  }

  private boolean restore(Tx tx, AuditActor by, User user, Ban former) {
    if (former.isOver(clock.instant()) || user.status() == UserStatus.CANCELLED) {
      return false;
    }
    long id = user.id();
    Optional<BanTerms> before = Optional.empty();
    if (user.status() == UserStatus.ACTIVE) {
      ends.disable(tx, id);
    } else {
      before = tx.bans().find(id).map(Ban::terms);
    }
    tx.bans().put(id, former);
    tx.bans().deleteFormer(id);
    AuditAct act = before.isPresent() ? AuditAct.CHANGE_BAN : AuditAct.DISABLE_USER;
    record(tx, by, act, id, before, former.terms());
    return true;
  }

  /** Stands for the ban of a user of which nothing is known, such as one that was imported. */
  private static Ban unknown(Instant now, AuditActor by) {
    return new Ban(now, new BanTerms(Optional.empty(), "", ""), by);
  }

  private static Optional<User> lock(Tx tx, long userId, UserStatus status) {
    return tx.users().lockOne(userId).filter(user -> user.status() == status);
  }

  private void record(
      Tx tx, AuditActor by, AuditAct act, long userId, Optional<BanTerms> before, BanTerms after) {
    audit.record(
        tx,
        by,
        act,
        AuditTarget.user(userId),
        BanDetail.text(before, after),
        before.map(BanDetail::until),
        Optional.of(BanDetail.until(after)));
  }
}
