package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AdminSession;

/** SQL for the admin_sessions table. */
public final class AdminSessionDao {
  private static final int MOST_SWEPT = 100;
  private static final String COLUMNS =
      "token_hash, admin_id, ip, browser, created_at, seen_at, expires_at, proved_at";

  public void insert(Tx tx, AdminSession session) {
    tx.update(
        "INSERT INTO admin_sessions (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        session.tokenHash(),
        session.adminId(),
        session.ip(),
        session.browser(),
        session.createdAt(),
        session.seenAt(),
        session.expiresAt(),
        session.provedAt());
  }

  /** The session of this cookie, open or past. */
  public Optional<AdminSession> find(Tx tx, byte[] tokenHash) {
    return tx.one(
        "SELECT " + COLUMNS + " FROM admin_sessions WHERE token_hash = ?",
        AdminSessionDao::map,
        tokenHash);
  }

  /** Those of an admin, open or past, the last used first. */
  public List<AdminSession> list(Tx tx, long adminId) {
    return tx.list(
        "SELECT "
            + COLUMNS
            + " FROM admin_sessions WHERE admin_id = ? ORDER BY seen_at DESC, token_hash",
        AdminSessionDao::map,
        adminId);
  }

  /** Moves the session on, if it is still there. */
  public void touch(Tx tx, byte[] tokenHash, Instant seenAt, Instant expiresAt) {
    tx.update(
        "UPDATE admin_sessions SET seen_at = ?, expires_at = ? WHERE token_hash = ?",
        seenAt,
        expiresAt,
        tokenHash);
  }

  /** Remembers when the password was given in it. */
  public void setProved(Tx tx, byte[] tokenHash, Instant at) {
    tx.update("UPDATE admin_sessions SET proved_at = ? WHERE token_hash = ?", at, tokenHash);
  }

  /** Keeps one sealed secret with the session, in place of the one before. */
  public void setOnce(Tx tx, byte[] tokenHash, byte[] sealed) {
    tx.update("UPDATE admin_sessions SET once_sealed = ? WHERE token_hash = ?", sealed, tokenHash);
  }

  /** The secret kept with the session, its row locked until commit. */
  public Optional<byte[]> lockOnce(Tx tx, byte[] tokenHash) {
    return tx.one(
        """
        SELECT once_sealed FROM admin_sessions
        WHERE token_hash = ? AND once_sealed IS NOT NULL FOR UPDATE
        """,
        row -> row.getBytes("once_sealed"),
        tokenHash);
  }

  /** Whether there was one. */
  public boolean delete(Tx tx, byte[] tokenHash) {
    return tx.update("DELETE FROM admin_sessions WHERE token_hash = ?", tokenHash) > 0;
  }

  /** Ends all of an admin; how many there were. */
  public int deleteByAdmin(Tx tx, long adminId) {
    return tx.update("DELETE FROM admin_sessions WHERE admin_id = ?", adminId);
  }

  /** Ends all of an admin but one; how many there were. */
  public int deleteOthers(Tx tx, long adminId, byte[] kept) {
    return tx.update(
        "DELETE FROM admin_sessions WHERE admin_id = ? AND token_hash <> ?", adminId, kept);
  }

  /** Removes some of those that are past; called at each sign-in, so that they do not pile up. */
  public void sweep(Tx tx, Instant now) {
    tx.update("DELETE FROM admin_sessions WHERE expires_at <= ? LIMIT ?", now, MOST_SWEPT);
  }

  private static AdminSession map(ResultSet row) throws SQLException {
    return new AdminSession(
        row.getBytes("token_hash"),
        row.getLong("admin_id"),
        row.getString("ip"),
        row.getString("browser"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "seen_at"),
        Tx.instant(row, "expires_at"),
        Tx.instant(row, "proved_at"));
  }
}
