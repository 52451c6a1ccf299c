package org.wxapplogin.dao;

import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.HeldRows;

/** SQL that counts the rows each table holds on a user. */
public final class HeldRowsDao {
  private final Statements sql;

  HeldRowsDao(Statements sql) {
    this.sql = sql;
  }

  /** The counts; empty if there is no such user. */
  public Optional<HeldRows> count(long userId) {
    return sql.one(
        """
        SELECT
          (SELECT COUNT(*) FROM sessions WHERE user_id = users.id) AS sessions,
          (SELECT COUNT(*) FROM login_events WHERE user_id = users.id) AS login_events,
          (SELECT COUNT(*) FROM user_changes WHERE user_id = users.id) AS changes,
          (SELECT COUNT(*) FROM user_notes WHERE user_id = users.id) AS notes,
          (SELECT COUNT(*) FROM user_consents WHERE user_id = users.id) AS consents,
          (SELECT COUNT(*) FROM push_events WHERE user_id = users.id) AS kept_events,
          (SELECT COUNT(*) FROM avatars WHERE user_id = users.id) AS avatars,
          (SELECT COUNT(*) FROM session_keys WHERE user_id = users.id) AS session_keys,
          phone_sealed IS NOT NULL AS phone
        FROM users WHERE id = ?
        """,
        row ->
            new HeldRows(
                row.getInt("sessions"),
                row.getInt("login_events"),
                row.getInt("changes"),
                row.getInt("notes"),
                row.getInt("consents"),
                row.getInt("kept_events"),
                row.getInt("avatars") > 0,
                row.getBoolean("phone"),
                row.getInt("session_keys") > 0),
        userId);
  }
}
