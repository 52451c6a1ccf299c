package org.wxapplogin.dao;

import java.time.Instant;
import org.wxapplogin.dao.jdbc.Statements;

/** SQL for the admin_failures table: failed sign-ins in a row, by admin and source. */
public final class AdminFailureDao {
  private final Statements sql;

  AdminFailureDao(Statements sql) {
    this.sql = sql;
  }

  /** The count of a source, locked until commit; zero failures if there were none. */
  public Count lock(long adminId, String source) {
    sql.update(
        """
        INSERT INTO admin_failures (admin_id, source, failures, locked_until) VALUES (?, ?, 0, 0)
        ON DUPLICATE KEY UPDATE failures = failures
        """,
        adminId,
        source);
    return sql.one(
            """
            SELECT failures, locked_until FROM admin_failures
            WHERE admin_id = ? AND source = ? FOR UPDATE
            """,
            row -> new Count(row.getInt("failures"), Statements.instant(row, "locked_until")),
            adminId,
            source)
        .orElseThrow();
  }

  public void set(long adminId, String source, Count count) {
    sql.update(
        "UPDATE admin_failures SET failures = ?, locked_until = ? WHERE admin_id = ? AND source = ?",
        count.failures(),
        count.lockedUntil(),
        adminId,
        source);
  }

  public void delete(long adminId, String source) {
    sql.update("DELETE FROM admin_failures WHERE admin_id = ? AND source = ?", adminId, source);
  }

  /** Forgets all failures of an admin. */
  public void deleteAll(long adminId) {
    sql.update("DELETE FROM admin_failures WHERE admin_id = ?", adminId);
  }

  /**
   * Deletes up to {@code most} counts that have locked nobody out since {@code before}; returns how
   * many there were.
   */
  public int deleteOld(Instant before, int most) {
    return sql.update(
        "DELETE FROM admin_failures WHERE locked_until < ? ORDER BY locked_until LIMIT ?",
        before,
        most);
  }

  /**
   * @param failures in a row, since the last success
   * @param lockedUntil until when no attempt is made; the time of the last failure if there is no
   *     lock-out
   */
  public record Count(int failures, Instant lockedUntil) {}
}
