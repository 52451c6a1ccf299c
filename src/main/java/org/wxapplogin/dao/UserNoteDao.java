package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;

/** SQL for the user_notes table. */
public final class UserNoteDao {
  private static final String COLUMNS = "id, at, user_id, admin_id, admin_name, note";

  public void append(Tx tx, UserNote note) {
    tx.update(
        "INSERT INTO user_notes (at, user_id, admin_id, admin_name, note) VALUES (?, ?, ?, ?, ?)",
        note.at(),
        note.userId(),
        note.adminId(),
        note.adminName(),
        note.text());
  }

  public Optional<WithId<UserNote>> find(Tx tx, long id) {
    return tx.one("SELECT " + COLUMNS + " FROM user_notes WHERE id = ?", UserNoteDao::map, id);
  }

  /** The newest first. */
  public List<WithId<UserNote>> findByUser(Tx tx, long userId, int most) {
    return tx.list(
        "SELECT "
            + COLUMNS
            + " FROM user_notes WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?",
        UserNoteDao::map,
        userId,
        most);
  }

  public void delete(Tx tx, long id) {
    tx.update("DELETE FROM user_notes WHERE id = ?", id);
  }

  /** Deletes the notes about these users; how many there were. */
  public int deleteByUsers(Tx tx, List<Long> users) {
    return UserRows.delete(tx, "user_notes", users);
  }

  private static WithId<UserNote> map(ResultSet row) throws SQLException {
    return new WithId<>(
        row.getLong("id"),
        new UserNote(
            Tx.instant(row, "at"),
            row.getLong("user_id"),
            row.getLong("admin_id"),
            row.getString("admin_name"),
            row.getString("note")));
  }
}
