package org.wxapplogin.service.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.AvatarDao;
import org.wxapplogin.dao.LoginEventDao;
import org.wxapplogin.dao.SessionDao;
import org.wxapplogin.dao.SessionKeyDao;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserChangeDao;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.dao.UserNoteDao;
import org.wxapplogin.service.job.CleanUp;
import org.wxapplogin.service.job.CleanUp.Batch;

/**
 * Deletes users with whatever any table holds on them: those whose cooling-off is over, or one. A
 * table with a user_id must be deleted from here. Thread-safe.
 */
public final class UserDeletion {
  private static final int USERS_AT_ONCE = 64;

  private final UserDao users;
  private final SessionDao sessions;
  private final LoginEventDao events;
  private final SessionKeyDao sessionKeys;
  private final UserChangeDao changes;
  private final AvatarDao avatars;
  private final UserNoteDao notes;
  private final Duration coolingOff;

  public UserDeletion(
      UserDao users,
      SessionDao sessions,
      LoginEventDao events,
      SessionKeyDao sessionKeys,
      UserChangeDao changes,
      AvatarDao avatars,
      UserNoteDao notes,
      Duration coolingOff) {
    this.users = users;
    this.sessions = sessions;
    this.events = events;
    this.sessionKeys = sessionKeys;
    this.changes = changes;
    this.avatars = avatars;
    this.notes = notes;
    this.coolingOff = coolingOff;
  }

  /**
   * Deletes one batch. First what a user may have very many of; the user's row goes in the
   * transaction that finds no more of it, and is locked, so that nothing new comes to it.
   */
  public Batch deleteDue(Tx tx, Instant now) {
    List<Long> due = users.lockCancelled(tx, now.minus(coolingOff), USERS_AT_ONCE);
    if (due.isEmpty()) {
      return new Batch(0, false);
    }
    Batch batch = delete(tx, due);
    return new Batch(batch.rows(), batch.more() || due.size() == USERS_AT_ONCE);
  }

  /** Deletes one batch of what is held on a user, and in the last the user. */
  public Batch delete(Tx tx, long userId) {
    return users.lockOne(tx, userId).isPresent()
        ? delete(tx, List.of(userId))
        : new Batch(0, false);
  }

  private Batch delete(Tx tx, List<Long> due) {
    int rows = events.deleteByUsers(tx, due, CleanUp.BATCH);
    rows += changes.deleteByUsers(tx, due, CleanUp.BATCH - rows);
    if (rows == CleanUp.BATCH) {
      return new Batch(rows, true);
    }
    rows += sessions.deleteByUsers(tx, due);
    rows += sessionKeys.deleteByUsers(tx, due);
    rows += avatars.deleteByUsers(tx, due);
    rows += notes.deleteByUsers(tx, due);
    rows += users.deleteAll(tx, due);
    return new Batch(rows, false);
  }
}
