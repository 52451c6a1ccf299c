package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;

/** SQL for the user_notes table. */
public final class UserNoteDao {
  private static final String COLUMNS = "id, at, user_id, admin_id, admin_name, note";

  private final Statements sql;

  UserNoteDao(Statements sql) {
    this.sql = sql;
  }

  public void append(UserNote note) {
    sql.update(
        "INSERT INTO user_notes (at, user_id, admin_id, admin_name, note) VALUES (?, ?, ?, ?, ?)",
        note.at(),
        note.userId(),
        note.adminId(),
        note.adminName(),
        note.text());
  }

  public Optional<WithId<UserNote>> find(long id) {
    return sql.one("SELECT " + COLUMNS + " FROM user_notes WHERE id = ?", UserNoteDao::map, id);
  }

  /** The notes about a user, the newest first. */
  public List<WithId<UserNote>> findByUser(long userId, int most) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM user_notes WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?",
        UserNoteDao::map,
        userId,
        most);
  }

  /** Up to {@code most} notes about a user before {@code until}, beyond a cursor. */
  public List<WithId<UserNote>> list(
      long userId, Optional<Instant> until, Optional<ListCursor> from, int most) {
    return new EventSelect(
            "at, user_id, admin_id, admin_name, note", "user_notes", "user_notes_user")
        .and("user_id = ?", Optional.of(userId))
        .and("at < ?", until)
        .list(sql, from, most, UserNoteDao::map);
  }

  public void delete(long id) {
    sql.update("DELETE FROM user_notes WHERE id = ?", id);
  }

  /** Deletes the notes about these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "user_notes", users);
  }

  private static WithId<UserNote> map(ResultSet row) throws SQLException {
    return new WithId<>(
        row.getLong("id"),
        new UserNote(
            Statements.instant(row, "at"),
            row.getLong("user_id"),
            row.getLong("admin_id"),
            row.getString("admin_name"),
            row.getString("note")));
  }
}
