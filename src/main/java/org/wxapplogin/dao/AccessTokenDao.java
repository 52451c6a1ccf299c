package org.wxapplogin.dao;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;

/**
 * SQL for the access_tokens table. The lease to fetch a token is measured by the database's clock,
 * which all nodes share.
 */
public final class AccessTokenDao {
  private final Statements sql;

  AccessTokenDao(Statements sql) {
    this.sql = sql;
  }

  public Optional<StoredToken> find(String appid) {
    return sql.one(
        """
        SELECT sealed, expires_at, fence, forced_at, forced_on, forced_count
        FROM access_tokens WHERE appid = ?
        """,
        row ->
            new StoredToken(
                Optional.ofNullable(row.getBytes("sealed")),
                Statements.instant(row, "expires_at"),
                row.getLong("fence"),
                Statements.instant(row, "forced_at"),
                row.getLong("forced_on"),
                row.getInt("forced_count")),
        appid);
  }

  /**
   * Takes the lease of an app if nobody holds it and nobody has held it since the row was read.
   *
   * @param fence of the row as it was read
   * @return whether the lease is ours; its fence is then {@code fence + 1}
   */
  public boolean take(String appid, long fence, Duration length) {
    sql.update(
        "INSERT INTO access_tokens (appid) VALUES (?) ON DUPLICATE KEY UPDATE appid = VALUES(appid)",
        appid);
    return sql.update(
            "UPDATE access_tokens SET fence = fence + 1, lease_until = "
                + Statements.NOW
                + " + ? WHERE appid = ? AND fence = ? AND lease_until <= "
                + Statements.NOW,
            length.toMillis(),
            appid,
            fence)
        == 1;
  }

  /**
   * Stores the token that was fetched under the lease, and gives the lease back; false if the lease
   * was lost. The fence moves on, so that a node that read the row before cannot take the lease for
   * work that is already done.
   */
  public boolean store(String appid, long fence, byte[] sealed, Instant expiresAt) {
    return sql.update(
            """
            UPDATE access_tokens SET sealed = ?, expires_at = ?, lease_until = 0, fence = fence + 1
            WHERE appid = ? AND fence = ?
            """,
            sealed,
            expiresAt,
            appid,
            fence)
        == 1;
  }

  /** Gives the lease back without a token. */
  public void release(String appid, long fence) {
    sql.update(
        """
        UPDATE access_tokens SET lease_until = 0, fence = fence + 1 WHERE appid = ? AND fence = ?
        """,
        appid,
        fence);
  }

  /** Counts a forced refresh, before it is made; false if the lease was lost. */
  public boolean countForced(String appid, long fence, Instant at, long day, int count) {
    return sql.update(
            """
            UPDATE access_tokens SET forced_at = ?, forced_on = ?, forced_count = ?
            WHERE appid = ? AND fence = ?
            """,
            at,
            day,
            count,
            appid,
            fence)
        == 1;
  }

  /**
   * A row.
   *
   * @param sealed the token; empty before the first
   * @param fence how often the lease was taken and given back
   * @param forcedAt when WeChat was last forced to make a new token
   * @param forcedOn the day, counted from 1970, that {@code forcedCount} is of
   */
  public record StoredToken(
      Optional<byte[]> sealed,
      Instant expiresAt,
      long fence,
      Instant forcedAt,
      long forcedOn,
      int forcedCount) {

    public static final StoredToken NONE =
        new StoredToken(Optional.empty(), Instant.EPOCH, 0, Instant.EPOCH, 0, 0);
  }
}
