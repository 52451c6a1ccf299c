package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.session.SessionEnds;

/**
 * Lets users cancel their account: nobody can use it any more, and after a cooling-off period, in
 * which they or an admin can still undo the cancellation, {@link UserDeletion} deletes it.
 * Thread-safe.
 */
public final class Cancellation {
  private final Db db;
  private final SessionEnds ends;
  private final Duration coolingOff;
  private final Clock clock;

  public Cancellation(Db db, SessionEnds ends, Duration coolingOff, Clock clock) {
    this.db = db;
    this.ends = ends;
    this.coolingOff = coolingOff;
    this.clock = clock;
  }

  /**
   * Cancels the account of the user of this session, and signs them out everywhere. If it is
   * cancelled already, nothing changes.
   *
   * @return when the cooling-off period is over
   * @throws AppException with {@link ErrorCode#SIGN_IN} if the session has ended: it is looked up
   *     in the database, because a copy in memory is good enough for reading but not for deleting
   */
  public Instant cancel(Session session) {
    return db.inTx(tx -> cancel(tx, session)).plus(coolingOff);
  }

  /** How long a cancellation can be undone. */
  public Duration coolingOff() {
    return coolingOff;
  }

  /** When an account that is cancelled now would be deleted. */
  public Instant deletedAtIfNow() {
    return clock.instant().plus(coolingOff);
  }

  /** When the account of a cancelled user is deleted; empty for a user who has not cancelled. */
  public Optional<Instant> deletedAt(long userId) {
    return db.read(tx -> deletedAt(tx, userId));
  }

  /** The same, as a part of a transaction. */
  public Optional<Instant> deletedAt(Tx tx, long userId) {
    return tx.users().findCancelledAt(userId).map(at -> at.plus(coolingOff));
  }

  /**
   * Undoes a cancellation, so that the user can log in again, unless they are disabled; false if
   * they have not cancelled or the cooling-off period is over.
   */
  public boolean undo(Tx tx, long userId) {
    Instant now = clock.instant();
    Optional<User> inTime =
        tx.users()
            .lockOne(userId)
            .filter(user -> cancelledAt(tx, user).filter(at -> isInTime(at, now)).isPresent());
    inTime.ifPresent(
        user -> {
          tx.users().undoCancellation(userId);
          tx.userEvents().append(UserEvent.of(now, UserEventType.USER_CANCEL_UNDONE, user));
        });
    return inTime.isPresent();
  }

  /**
   * Cancels an account on WeChat's word that the user has no WeChat account any more. Also a banned
   * one: WeChat's word counts as much for them.
   *
   * @param user locked by this transaction
   * @return since when the account is cancelled: a cancellation before counts
   */
  public Instant cancel(Tx tx, User user) {
    Instant now = clock.instant();
    Optional<Instant> before = cancelledAt(tx, user);
    Instant at = before.orElse(now);
    ends.endAll(tx, user.id());
    tx.users().setCancelled(user.id(), at);
    if (before.isEmpty()) {
      tx.userEvents().append(UserEvent.of(now, UserEventType.USER_CANCEL_REQUESTED, user));
    }
    return at;
  }

  private static Optional<Instant> cancelledAt(Tx tx, User user) {
    return user.status() == UserStatus.ACTIVE
        ? Optional.empty()
        : tx.users().findCancelledAt(user.id());
  }

  private boolean isInTime(Instant cancelledAt, Instant now) {
    return now.isBefore(cancelledAt.plus(coolingOff));
  }

  private Instant cancel(Tx tx, Session session) {
    User user = tx.users().lockOne(session.userId()).orElseThrow(ProfileService::gone);
    if (user.status() == UserStatus.DISABLED) {
      throw new AppException(ErrorCode.ACCOUNT_DISABLED, "disabled at the same moment");
    }
    if (user.status() == UserStatus.ACTIVE && tx.sessions().find(session.tokenHash()).isEmpty()) {
      throw new AppException(ErrorCode.SIGN_IN, "the session ended at the same moment");
    }
    return cancel(tx, user);
  }
}
