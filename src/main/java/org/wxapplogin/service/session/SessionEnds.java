package org.wxapplogin.service.session;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.UserStatus;

/**
 * Ends sessions: on this node at once after the commit, on every other within a second. Each way
 * locks the user's row first, as a login and a rotation do, so that no session is opened in
 * between. Thread-safe.
 */
public final class SessionEnds {
  private final Db db;
  private final RevocationFeed feed;
  private final Clock clock;

  public SessionEnds(Db db, RevocationFeed feed, Clock clock) {
    this.db = db;
    this.feed = feed;
    this.clock = clock;
  }

  /** Signs one device of a user out; false if they have no such device. */
  public boolean endFamily(long userId, String family) {
    return db.inTx(tx -> endFamily(tx, userId, family));
  }

  /** The same as a part of {@code tx}. */
  public boolean endFamily(Tx tx, long userId, String family) {
    tx.users().lock(List.of(userId));
    boolean found = tx.sessions().deleteFamily(userId, family);
    if (found) {
      rereadEverywhere(tx, family);
    } else {
      rereadHere(tx, family);
    }
    return found;
  }

  /** Signs a user out everywhere; returns how many tokens ended. */
  public int endAll(long userId) {
    return db.inTx(tx -> endAll(tx, userId));
  }

  /** The same as a part of {@code tx}. */
  public int endAll(Tx tx, long userId) {
    tx.users().lock(List.of(userId));
    int ended = tx.sessions().deleteByUser(userId);
    tellOthers(tx, Revocation.ofUser(userId));
    return ended;
  }

  /**
   * Bans a user: refuses further logins and signs them out everywhere.
   *
   * @return false if there is no such active user; one who has cancelled stays cancelled, and is
   *     deleted when the cooling-off is over
   */
  public boolean disable(Tx tx, long userId) {
    Optional<User> active = lock(tx, userId, UserStatus.ACTIVE);
    active.ifPresent(
        user -> {
          tx.users().disable(userId);
          endAll(tx, userId);
          tell(tx, UserEventType.USER_DISABLED, user);
        });
    return active.isPresent();
  }

  /**
   * Lifts the ban of a user. If WeChat has told meanwhile that they cancelled, they stay cancelled.
   *
   * @return false if there is no such disabled user
   */
  public boolean enable(Tx tx, long userId) {
    Optional<User> disabled = lock(tx, userId, UserStatus.DISABLED);
    disabled.ifPresent(
        user -> {
          tx.users().enable(userId);
          tell(tx, UserEventType.USER_ENABLED, user);
        });
    return disabled.isPresent();
  }

  /**
   * Has every node read the tokens of a sign-in again once {@code tx}, which changes them, is
   * committed.
   */
  void rereadEverywhere(Tx tx, String family) {
    tellOthers(tx, Revocation.ofFamily(family));
  }

  /**
   * Others look only at the revocations of the last seconds. One that was committed later than that
   * is told again.
   */
  private void tellOthers(Tx tx, Revocation revocation) {
    long writtenAt = feed.now();
    tx.revocations().append(revocation);
    tx.afterCommit(
        () -> {
          feed.learn(revocation);
          if (feed.mayBeMissedByOthers(writtenAt)) {
            db.run(again -> again.revocations().append(revocation));
          }
        });
  }

  /** Has only this node read them again: for a change that other nodes need not know at once. */
  void rereadHere(Tx tx, String family) {
    tx.afterCommit(() -> feed.learn(Revocation.ofFamily(family)));
  }

  /** The user, now locked, if they have this status. */
  private static Optional<User> lock(Tx tx, long userId, UserStatus status) {
    return tx.users().lockOne(userId).filter(user -> user.status() == status);
  }

  private void tell(Tx tx, UserEventType type, User user) {
    tx.userEvents().append(UserEvent.of(clock.instant(), type, user));
  }
}
