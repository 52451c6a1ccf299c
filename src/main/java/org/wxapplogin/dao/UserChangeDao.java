package org.wxapplogin.dao;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;

/** SQL for the user_changes table. */
public final class UserChangeDao {
  private final Statements sql;

  UserChangeDao(Statements sql) {
    this.sql = sql;
  }

  public void append(UserChange change) {
    sql.update(
        """
        INSERT INTO user_changes (at, user_id, kind, old_value, new_value) VALUES (?, ?, ?, ?, ?)
        """,
        change.at(),
        change.userId(),
        change.kind(),
        change.before().orElse(null),
        change.after().orElse(null));
  }

  /** Deletes up to {@code most} changes of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users, int most) {
    return UserRows.delete(sql, "user_changes", users, most);
  }

  /** The changes of a user, the newest first. */
  public List<UserChange> findByUser(long userId, int most) {
    return sql.list(
        """
        SELECT at, user_id, kind, old_value, new_value FROM user_changes
        WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?
        """,
        row ->
            new UserChange(
                Statements.instant(row, "at"),
                row.getLong("user_id"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("old_value")),
                Optional.ofNullable(row.getString("new_value"))),
        userId,
        most);
  }
}
