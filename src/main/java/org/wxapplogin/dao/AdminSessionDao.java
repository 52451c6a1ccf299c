package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.domain.TokenHash;

/** SQL for the admin_sessions table. */
public final class AdminSessionDao {
  private static final int MOST_SWEPT = 100;
  private static final String COLUMNS =
      "token_hash, admin_id, ip, browser, created_at, seen_at, expires_at, proved_at";

  private final Statements sql;

  AdminSessionDao(Statements sql) {
    this.sql = sql;
  }

  public void insert(AdminSession session) {
    sql.update(
        "INSERT INTO admin_sessions (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        session.tokenHash().bytes(),
        session.adminId(),
        session.ip(),
        session.browser(),
        session.createdAt(),
        session.seenAt(),
        session.expiresAt(),
        session.provedAt());
  }

  /** The session of this cookie, open or expired. */
  public Optional<AdminSession> find(TokenHash tokenHash) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM admin_sessions WHERE token_hash = ?",
        AdminSessionDao::map,
        tokenHash.bytes());
  }

  /** The sessions of an admin, open or expired, the last used first. */
  public List<AdminSession> list(long adminId) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM admin_sessions WHERE admin_id = ? ORDER BY seen_at DESC, token_hash",
        AdminSessionDao::map,
        adminId);
  }

  /** Notes a use of the session, which moves its expiry; does nothing if it has ended. */
  public void touch(TokenHash tokenHash, Instant seenAt, Instant expiresAt) {
    sql.update(
        "UPDATE admin_sessions SET seen_at = ?, expires_at = ? WHERE token_hash = ?",
        seenAt,
        expiresAt,
        tokenHash.bytes());
  }

  /** Notes when the password was last given in the session. */
  public void setProved(TokenHash tokenHash, Instant at) {
    sql.update(
        "UPDATE admin_sessions SET proved_at = ? WHERE token_hash = ?", at, tokenHash.bytes());
  }

  /** Keeps one sealed secret with the session, in place of the one before; null removes it. */
  public void setOnce(TokenHash tokenHash, byte[] sealed) {
    sql.update(
        "UPDATE admin_sessions SET once_sealed = ? WHERE token_hash = ?",
        sealed,
        tokenHash.bytes());
  }

  /** The secret kept with the session, its row locked until commit. */
  public Optional<byte[]> lockOnce(TokenHash tokenHash) {
    return sql.one(
        """
        SELECT once_sealed FROM admin_sessions
        WHERE token_hash = ? AND once_sealed IS NOT NULL FOR UPDATE
        """,
        row -> row.getBytes("once_sealed"),
        tokenHash.bytes());
  }

  /** Ends a session; false if there is none. */
  public boolean delete(TokenHash tokenHash) {
    return sql.update("DELETE FROM admin_sessions WHERE token_hash = ?", tokenHash.bytes()) > 0;
  }

  /** Ends all sessions of an admin; returns how many there were. */
  public int deleteByAdmin(long adminId) {
    return sql.update("DELETE FROM admin_sessions WHERE admin_id = ?", adminId);
  }

  /** Ends all sessions of an admin but one; returns how many ended. */
  public int deleteOthers(long adminId, TokenHash kept) {
    return sql.update(
        "DELETE FROM admin_sessions WHERE admin_id = ? AND token_hash <> ?", adminId, kept.bytes());
  }

  /** Removes some expired sessions; called at each sign-in, so that they do not pile up. */
  public void sweep(Instant now) {
    sql.update("DELETE FROM admin_sessions WHERE expires_at <= ? LIMIT ?", now, MOST_SWEPT);
  }

  private static AdminSession map(ResultSet row) throws SQLException {
    return new AdminSession(
        new TokenHash(row.getBytes("token_hash")),
        row.getLong("admin_id"),
        row.getString("ip"),
        row.getString("browser"),
        Statements.instant(row, "created_at"),
        Statements.instant(row, "seen_at"),
        Statements.instant(row, "expires_at"),
        Statements.instant(row, "proved_at"));
  }
}
