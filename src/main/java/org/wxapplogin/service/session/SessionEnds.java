package org.wxapplogin.service.session;

import java.util.List;
import java.util.function.Consumer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.account.Cancellation;

/**
 * Ends sessions: on this node at once, on every other within a second. Each way locks the user's
 * row first, as a login and a rotation do, so that no session slips through between. Thread-safe.
 */
public final class SessionEnds {
  private final Db db;
  private final RevocationFeed feed;

  public SessionEnds(Db db, RevocationFeed feed) {
    this.db = db;
    this.feed = feed;
  }

  /** Signs one device of a user out; false if they have no such device. */
  public boolean endFamily(long userId, byte[] family) {
    return endFamily(userId, family, tx -> {});
  }

  /** Signs one device out and does {@code more} in the same transaction, if there is one. */
  public boolean endFamily(long userId, byte[] family, Consumer<Tx> more) {
    boolean ended =
        db.inTx(
            tx -> {
              tx.users().lock(List.of(userId));
              boolean found = tx.sessions().deleteFamily(userId, family);
              if (found) {
                announceFamily(tx, family);
                more.accept(tx);
              }
              return found;
            });
    forgetFamily(family);
    return ended;
  }

  /** Signs a user out everywhere; how many tokens ended. */
  public int endAll(long userId) {
    return endAll(userId, tx -> {});
  }

  /** Signs a user out everywhere and does {@code more} in the same transaction, if they were in. */
  public int endAll(long userId, Consumer<Tx> more) {
    int ended =
        db.inTx(
            tx -> {
              tx.users().lock(List.of(userId));
              int count = endAll(tx, userId);
              if (count > 0) {
                more.accept(tx);
              }
              return count;
            });
    forgetUser(userId);
    return ended;
  }

  /**
   * Refuses further logins of a user and signs them out; false if there is no such active user. Who
   * has cancelled stays cancelled, and is deleted in their time.
   */
  public boolean disable(long userId) {
    return disable(userId, tx -> {});
  }

  /** Disables an active user and does {@code more} in the same transaction, if there is such. */
  public boolean disable(long userId, Consumer<Tx> more) {
    boolean disabled =
        db.inTx(
            tx -> {
              boolean changed = change(tx, userId, UserStatus.ACTIVE, UserStatus.DISABLED);
              if (changed) {
                endAll(tx, userId);
                more.accept(tx);
              }
              return changed;
            });
    forgetUser(userId);
    return disabled;
  }

  /**
   * Lets a user log in again who was disabled; false if there is no such. Who has cancelled stays
   * cancelled: see {@link Cancellation#undo}.
   */
  public boolean enable(long userId) {
    return enable(userId, tx -> {});
  }

  /**
   * Lets such a user log in again and does {@code more} in the same transaction, if there is such.
   */
  public boolean enable(long userId, Consumer<Tx> more) {
    return db.inTx(
        tx -> {
          boolean changed = change(tx, userId, UserStatus.DISABLED, UserStatus.ACTIVE);
          if (changed) {
            more.accept(tx);
          }
          return changed;
        });
  }

  private boolean change(Tx tx, long userId, UserStatus before, UserStatus after) {
    return tx.users().lockOne(userId).filter(user -> user.status() == before).isPresent()
        && tx.users().setStatus(userId, after);
  }

  /** Tells other nodes to read the sign-in again, in the transaction that changes it. */
  void announceFamily(Tx tx, byte[] family) {
    tx.revocations().appendAll(List.of(Revocation.ofFamily(family)));
  }

  /** Makes this node read the sign-in again; after the commit. */
  void forgetFamily(byte[] family) {
    feed.learn(Revocation.ofFamily(family));
  }

  /** Ends every session of a user whose row this transaction has locked; how many there were. */
  public int endAll(Tx tx, long userId) {
    int ended = tx.sessions().deleteByUser(userId);
    tx.revocations().appendAll(List.of(Revocation.ofUser(userId)));
    return ended;
  }

  /** Makes this node read the user's sessions again; after the commit. */
  public void forgetUser(long userId) {
    feed.learn(Revocation.ofUser(userId));
  }
}
