package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.WithId;

/** SQL for the user_consents table. */
public final class UserConsentDao {
  /** A client could make up versions without end. */
  private static final int MOST_OF_A_USER = 100;

  private final Statements sql;

  UserConsentDao(Statements sql) {
    this.sql = sql;
  }

  /** Keeps a consent, unless the user has given it before, or far too many. */
  public void keep(Consent consent) {
    sql.write(
        """
        INSERT IGNORE INTO user_consents (user_id, document, version, at)
        SELECT ?, ?, ?, ? FROM (
          SELECT COUNT(*) AS given FROM user_consents WHERE user_id = ?
        ) known WHERE given < ?
        """,
        consent.userId(),
        consent.to().document(),
        consent.to().version(),
        consent.at(),
        consent.userId(),
        MOST_OF_A_USER);
  }

  /** Whether the user has agreed to this. */
  public boolean exists(long userId, ConsentDocument to) {
    return sql.one(
            "SELECT 1 FROM user_consents WHERE user_id = ? AND document = ? AND version = ?",
            row -> true,
            userId,
            to.document(),
            to.version())
        .isPresent();
  }

  /** All that the user has agreed to, the newest first. */
  public List<Consent> findByUser(long userId) {
    return sql.list(
        "SELECT at, document, version FROM user_consents WHERE user_id = ?"
            + " ORDER BY at DESC, id DESC",
        row -> map(row, userId),
        userId);
  }

  /**
   * Up to {@code most} consents of a user before {@code until}, beyond a cursor. There are so few
   * of one user that they need no index by time.
   */
  public List<WithId<Consent>> list(
      long userId, Optional<Instant> until, Optional<ListCursor> from, int most) {
    return new EventSelect("at, document, version", "user_consents", "user_consents_user")
        .and("user_id = ?", Optional.of(userId))
        .and("at < ?", until)
        .list(sql, from, most, row -> new WithId<>(row.getLong("id"), map(row, userId)));
  }

  private static Consent map(ResultSet row, long userId) throws SQLException {
    return new Consent(
        Statements.instant(row, "at"),
        userId,
        new ConsentDocument(row.getString("document"), row.getString("version")));
  }

  /** Deletes the consents of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "user_consents", users);
  }
}
