package org.wxapplogin.service.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.job.Batch;
import org.wxapplogin.service.person.Persons;

/**
 * Deletes users with all rows that any table holds on them: the users whose cooling-off period is
 * over, or one. Every table with a user_id must be deleted from here, but for user_events and
 * webhook_retries: by them backends hear of the deletion, and they name users by their ids alone.
 * Thread-safe.
 */
public final class UserDeletion {
  private static final int USERS_AT_ONCE = 64;

  private final Duration coolingOff;
  private final Persons persons;

  public UserDeletion(Duration coolingOff, Persons persons) {
    this.coolingOff = coolingOff;
    this.persons = persons;
  }

  /** Some of the users who are due to be deleted, but none of {@code except}. */
  List<Long> findDue(Tx tx, Instant now, Set<Long> except) {
    return tx.users().findCancelled(now.minus(coolingOff), USERS_AT_ONCE + except.size()).stream()
        .filter(id -> !except.contains(id))
        .limit(USERS_AT_ONCE)
        .toList();
  }

  /**
   * Deletes one batch of what is held on those of these users who are still due. The tables of
   * which a user may have very many rows come first. The user's row goes in the transaction that
   * finds no more of them; it is locked, so that no new rows come.
   */
  Batch deleteDue(Tx tx, Instant now, List<Long> users) {
    List<Long> due = lockDue(tx, users, now.minus(coolingOff));
    return due.isEmpty() ? Batch.NONE : delete(tx, now, due);
  }

  /** A user whom somebody holds for long does not keep the others from their deletion. */
  private static List<Long> lockDue(Tx tx, List<Long> users, Instant before) {
    try {
      return tx.users().lockCancelled(users, before, false);
    } catch (DataAccessException e) {
      if (!e.isLockWait()) {
        throw e;
      }
      return tx.users().lockCancelled(users, before, true);
    }
  }

  /** Deletes one batch of what is held on a user; the last batch takes the user too. */
  public Batch delete(Tx tx, Instant now, long userId) {
    return tx.users().lockOne(userId).isPresent() ? delete(tx, now, List.of(userId)) : Batch.NONE;
  }

  private Batch delete(Tx tx, Instant now, List<Long> due) {
    int rows = tx.loginEvents().deleteByUsers(due, Batch.SIZE);
    rows += tx.userChanges().deleteByUsers(due, Batch.SIZE - rows);
    if (rows == Batch.SIZE) {
      return new Batch(rows, true);
    }
    rows += tx.sessions().deleteByUsers(due);
    rows += tx.sessionKeys().deleteByUsers(due);
    rows += tx.avatars().deleteByUsers(due);
    rows += tx.takenPhones().deleteByUsers(due);
    rows += tx.bans().deleteByUsers(due);
    rows += tx.takenProfiles().deleteByUsers(due);
    rows += tx.dataLinks().deleteByUsers(due);
    rows += tx.reviews().deleteByUsers(due);
    rows += tx.userNotes().deleteByUsers(due);
    rows += tx.names().deleteByUsers(due);
    rows += tx.userConsents().deleteByUsers(due);
    rows += tx.pushEvents().deleteByUsers(due);
    Collection<User> users = tx.users().findAll(due).values();
    tx.userEvents()
        .appendAll(
            users.stream()
                .map(user -> UserEvent.of(now, UserEventType.USER_DELETED, user))
                .toList());
    rows += tx.users().deleteAll(due);
    rows += persons.forget(tx, users);
    return new Batch(rows, false);
  }
}
