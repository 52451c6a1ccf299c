package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.dao.AuditDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.dao.UserNoteDao;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.admin.Actor;

/**
 * What admins note about users. The audit tells that a note was written or deleted, never what it
 * said: the text goes with the user. Each act answers whether there was anything to change.
 * Thread-safe.
 */
public final class UserNotes {
  /** Control characters but for the end of a line, and halves of characters. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n]]");

  private final Db db;
  private final UserDao users;
  private final UserNoteDao notes;
  private final AuditDao audit;
  private final Clock clock;

  public UserNotes(Db db, UserDao users, UserNoteDao notes, AuditDao audit, Clock clock) {
    this.db = db;
    this.users = users;
    this.notes = notes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a note; its lines may end as a browser sends them.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if it says nothing or is too long
   */
  public boolean add(Actor by, long userId, String text) {
    by.need(AdminRole.OPERATOR);
    String clean = UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
    if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > UserNote.MAX_CHARS) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "no note, or too long a one");
    }
    return db.inTx(
        tx -> {
          if (users.lockOne(tx, userId).isEmpty()) {
            return false;
          }
          notes.append(
              tx, new UserNote(clock.instant(), userId, by.admin().id(), by.admin().name(), clean));
          audit.append(tx, by.did(AuditAct.ADD_NOTE, userId, "", clock.instant()));
          return true;
        });
  }

  /**
   * Deletes a note of one's own.
   *
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} if another admin wrote it
   */
  public boolean delete(Actor by, long userId, long noteId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          users.lockOne(tx, userId);
          Optional<WithId<UserNote>> note =
              notes.find(tx, noteId).filter(found -> found.event().userId() == userId);
          if (note.isEmpty()) {
            return false;
          }
          if (note.get().event().adminId() != by.admin().id()) {
            throw new AppException(ErrorCode.NOT_ALLOWED, "somebody else's note");
          }
          notes.delete(tx, noteId);
          audit.append(tx, by.did(AuditAct.DELETE_NOTE, userId, "", clock.instant()));
          return true;
        });
  }
}
