package org.wxapplogin.dao;

import java.time.Instant;

/** SQL for the admin_failures table. */
public final class AdminFailureDao {
  private static final int MOST_SWEPT = 100;

  /** What is counted of a source, locked until commit; no failures where nothing was. */
  public Count lock(Tx tx, long adminId, String source) {
    tx.update(
        """
        INSERT INTO admin_failures (admin_id, source, failures, locked_until) VALUES (?, ?, 0, 0)
        ON DUPLICATE KEY UPDATE failures = failures
        """,
        adminId,
        source);
    return tx.one(
            """
            SELECT failures, locked_until FROM admin_failures
            WHERE admin_id = ? AND source = ? FOR UPDATE
            """,
            row -> new Count(row.getInt("failures"), Tx.instant(row, "locked_until")),
            adminId,
            source)
        .orElseThrow();
  }

  public void set(Tx tx, long adminId, String source, Count count) {
    tx.update(
        "UPDATE admin_failures SET failures = ?, locked_until = ? WHERE admin_id = ? AND source = ?",
        count.failures(),
        count.lockedUntil(),
        adminId,
        source);
  }

  public void delete(Tx tx, long adminId, String source) {
    tx.update("DELETE FROM admin_failures WHERE admin_id = ? AND source = ?", adminId, source);
  }

  /** Forgets everything counted of an admin. */
  public void deleteAll(Tx tx, long adminId) {
    tx.update("DELETE FROM admin_failures WHERE admin_id = ?", adminId);
  }

  /** Removes some of those nobody was paused by since; called at each success. */
  public void sweep(Tx tx, Instant before) {
    tx.update("DELETE FROM admin_failures WHERE locked_until < ? LIMIT ?", before, MOST_SWEPT);
  }

  /**
   * @param failures in a row, since the last success
   * @param lockedUntil nothing is tried before; the time of the last failure where there is no
   *     pause
   */
  public record Count(int failures, Instant lockedUntil) {}
}
