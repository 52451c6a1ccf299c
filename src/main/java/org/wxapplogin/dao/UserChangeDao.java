package org.wxapplogin.dao;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;

/** SQL for the user_changes table. */
public final class UserChangeDao {

  public void append(Tx tx, UserChange change) {
    tx.update(
        """
        INSERT INTO user_changes (at, user_id, kind, old_value, new_value) VALUES (?, ?, ?, ?, ?)
        """,
        change.at(),
        change.userId(),
        change.kind(),
        change.before().orElse(null),
        change.after().orElse(null));
  }

  /** Deletes up to {@code most} of these users; how many there were. */
  public int deleteByUsers(Tx tx, List<Long> users, int most) {
    return UserRows.delete(tx, "user_changes", users, most);
  }

  /** What changed about a user, the newest first. */
  public List<UserChange> findByUser(Tx tx, long userId, int most) {
    return tx.list(
        """
        SELECT at, user_id, kind, old_value, new_value FROM user_changes
        WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?
        """,
        row ->
            new UserChange(
                Tx.instant(row, "at"),
                row.getLong("user_id"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("old_value")),
                Optional.ofNullable(row.getString("new_value"))),
        userId,
        most);
  }
}
