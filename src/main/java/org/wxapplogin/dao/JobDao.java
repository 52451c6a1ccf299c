package org.wxapplogin.dao;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.JobState;

/** SQL for the jobs table: which node does the work that one node does for all, and how it went. */
public final class JobDao {
  private final Statements sql;

  JobDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Takes the lease of a job until {@code until}, unless another node holds it; true if the lease
   * is ours.
   *
   * @param holder the name of this node
   */
  public boolean take(String name, String holder, Instant now, Instant until) {
    sql.update(
        """
        INSERT INTO jobs (name, holder, lease_until, last_end, last_millis, last_count)
        VALUES (?, '', 0, 0, 0, 0)
        ON DUPLICATE KEY UPDATE name = VALUES(name)
        """,
        name);
    return sql.update(
            "UPDATE jobs SET holder = ?, lease_until = ?"
                + " WHERE name = ? AND (lease_until <= ? OR holder = ?)",
            holder,
            until,
            name,
            now,
            holder)
        == 1;
  }

  /**
   * Notes how a run went. The lease is kept, so that the next run does not begin before it ends.
   */
  public void finish(String name, String holder, Instant now, Duration took, long count) {
    sql.update(
        """
        UPDATE jobs SET last_end = ?, last_millis = ?, last_count = ? WHERE name = ? AND holder = ?
        """,
        now,
        took.toMillis(),
        count,
        name,
        holder);
  }

  /** Notes that a run failed. */
  public void fail(String name, String holder, Instant now) {
    sql.update("UPDATE jobs SET failed_at = ? WHERE name = ? AND holder = ?", now, name, holder);
  }

  /** Notes that a job that is done once and for all is done. */
  public void finishForGood(String name, String holder, Instant now) {
    sql.update("UPDATE jobs SET done_at = ? WHERE name = ? AND holder = ?", now, name, holder);
  }

  /** Whether a job is done once and for all. */
  public boolean isDone(String name) {
    return sql.one("SELECT 1 FROM jobs WHERE name = ? AND done_at > 0", row -> Boolean.TRUE, name)
        .isPresent();
  }

  /** Up to which instant a job that walks along times has done its work; the epoch for nothing. */
  public Instant findDoneUpTo(String name) {
    return sql.one(
            "SELECT done_up_to FROM jobs WHERE name = ?",
            row -> Statements.instant(row, "done_up_to"),
            name)
        .orElse(Instant.EPOCH);
  }

  /** Notes up to which instant it has. */
  public void setDoneUpTo(String name, String holder, Instant upTo) {
    sql.update("UPDATE jobs SET done_up_to = ? WHERE name = ? AND holder = ?", upTo, name, holder);
  }

  /** The state of every job. */
  public List<JobState> list() {
    return sql.list(
        "SELECT name, holder, last_end, last_millis, last_count, failed_at FROM jobs ORDER BY name",
        row ->
            new JobState(
                row.getString("name"),
                row.getString("holder"),
                Statements.instant(row, "last_end"),
                Duration.ofMillis(row.getLong("last_millis")),
                row.getLong("last_count"),
                Statements.instant(row, "failed_at")));
  }
}
