package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * Notes that admins write about users. The audit tells that a note was written or deleted, never
 * what it said: the text is deleted with the user. Each act returns whether there was anything to
 * change. Thread-safe.
 */
public final class UserNotes {
  private final Db db;
  private final AuditLog audit;
  private final Clock clock;

  public UserNotes(Db db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a note. Its lines may end in CR LF, as browsers send them.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if it is empty or too long
   */
  public boolean add(Actor by, long userId, String text) {
    by.need(AdminRole.OPERATOR);
    String clean = ShownText.lines(text);
    if (clean.isEmpty() || ShownText.length(clean) > UserNote.MAX_CHARS) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "note", "is empty or too long");
    }
    return db.inTx(
        tx -> {
          if (tx.users().lockOne(userId).isEmpty()) {
            return false;
          }
          tx.userNotes()
              .append(
                  new UserNote(clock.instant(), userId, by.admin().id(), by.admin().name(), clean));
          audit.record(tx, by, AuditAct.ADD_NOTE, AuditTarget.user(userId));
          return true;
        });
  }

  /**
   * Deletes a note that this admin wrote.
   *
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} if another admin wrote it
   */
  public boolean delete(Actor by, long userId, long noteId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          tx.users().lockOne(userId);
          Optional<WithId<UserNote>> note =
              tx.userNotes().find(noteId).filter(found -> found.event().userId() == userId);
          if (note.isEmpty()) {
            return false;
          }
          if (note.get().event().adminId() != by.admin().id()) {
            throw new AppException(ErrorCode.NOT_ALLOWED, "somebody else's note");
          }
          tx.userNotes().delete(noteId);
          audit.record(tx, by, AuditAct.DELETE_NOTE, AuditTarget.user(userId));
          return true;
        });
  }
}
