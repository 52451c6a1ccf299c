package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.WebhookRetry;
import org.wxapplogin.domain.WebhookTry;

/**
 * SQL for the webhook_retries table: events that a receiver did not take, and those of the same
 * user behind them.
 */
public final class WebhookRetryDao {
  private static final String COLUMNS =
      "seq, at, type, user_id, person, appid, tries, next_at, failed_at, last_at, last_kind,"
          + " last_status, last_millis";

  /** No earlier event of the same user waits: only such a one may be sent. */
  private static final String IS_FIRST =
      """
      NOT EXISTS (
        SELECT 1 FROM webhook_retries before_it
        WHERE before_it.receiver = webhook_retries.receiver AND before_it.failed_at = 0
          AND before_it.user_id = webhook_retries.user_id AND before_it.seq < webhook_retries.seq)
      """;

  private final Statements sql;

  WebhookRetryDao(Statements sql) {
    this.sql = sql;
  }

  /** Sets events aside; one that is there already stays as it is. */
  public void insertAll(String receiver, List<WebhookRetry> retries) {
    sql.insertAll(
        "INSERT INTO webhook_retries (receiver, " + COLUMNS + ") VALUES",
        "ON DUPLICATE KEY UPDATE seq = VALUES(seq)",
        retries.stream().map(retry -> row(receiver, retry)).toList());
  }

  /** Of whom an event waits. */
  public List<Long> findUsers(String receiver, int most) {
    return sql.list(
        """
        SELECT DISTINCT user_id FROM webhook_retries
        WHERE receiver = ? AND failed_at = 0 ORDER BY user_id LIMIT ?
        """,
        row -> row.getLong("user_id"),
        receiver,
        most);
  }

  /** Those that are due, of each user the first that waits. */
  public List<WebhookRetry> findDue(String receiver, Instant now, int most) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM webhook_retries WHERE receiver = ? AND failed_at = 0 AND next_at <= ? AND "
            + IS_FIRST
            + " ORDER BY next_at, seq LIMIT ?",
        WebhookRetryDao::map,
        receiver,
        now,
        most);
  }

  /** The one that was tried longest ago, whether it is due or not. */
  public List<WebhookRetry> findLongestUntried(String receiver) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM webhook_retries WHERE receiver = ? AND failed_at = 0 AND "
            + IS_FIRST
            + " ORDER BY last_at, seq LIMIT 1",
        WebhookRetryDao::map,
        receiver);
  }

  /** Notes tries that failed, when the next is due and what was given up. */
  public void updateAll(String receiver, List<WebhookRetry> retries) {
    sql.updateAll(
        """
        UPDATE webhook_retries
        SET tries = ?, next_at = ?, failed_at = ?,
            last_at = ?, last_kind = ?, last_status = ?, last_millis = ?
        WHERE receiver = ? AND seq = ? AND failed_at = 0
        """,
        retries.stream()
            .map(
                retry -> {
                  WebhookTry last = retry.last().orElseThrow();
                  return new Object[] {
                    retry.tries(),
                    retry.nextAt(),
                    retry.failedAt().orElse(Instant.EPOCH),
                    last.at(),
                    last.kind(),
                    last.status(),
                    last.took().toMillis(),
                    receiver,
                    retry.seq()
                  };
                })
            .toList());
  }

  /** Has those that were last tried since {@code since} tried again at once. */
  public void hasten(String receiver, Instant since, Instant now) {
    sql.update(
        """
        UPDATE webhook_retries SET next_at = ?
        WHERE receiver = ? AND failed_at = 0 AND next_at > ? AND last_at >= ?
        """,
        now,
        receiver,
        now,
        since);
  }

  /** Deletes those that are delivered. */
  public void deleteAll(String receiver, List<Long> seqs) {
    sql.updateAll(
        "DELETE FROM webhook_retries WHERE receiver = ? AND seq = ?",
        seqs.stream().map(seq -> new Object[] {receiver, seq}).toList());
  }

  /** Deletes one; false if it is not there any more. */
  public boolean delete(String receiver, long seq) {
    return sql.update("DELETE FROM webhook_retries WHERE receiver = ? AND seq = ?", receiver, seq)
        == 1;
  }

  /** Has one tried at once, from its first try on if it was given up; false if it is gone. */
  public boolean sendAgain(String receiver, long seq, Instant now) {
    return sql.update(
            """
            UPDATE webhook_retries
            SET tries = CASE WHEN failed_at = 0 THEN tries ELSE 0 END, next_at = ?, failed_at = 0
            WHERE receiver = ? AND seq = ?
            """,
            now,
            receiver,
            seq)
        == 1;
  }

  public Optional<WebhookRetry> find(String receiver, long seq) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM webhook_retries WHERE receiver = ? AND seq = ?",
        WebhookRetryDao::map,
        receiver,
        seq);
  }

  /** Those that an owner can decide upon: given up, and then those that wait for their next try. */
  public List<WebhookRetry> list(String receiver, int most) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM webhook_retries WHERE receiver = ? ORDER BY failed_at = 0, seq LIMIT ?",
        WebhookRetryDao::map,
        receiver,
        most);
  }

  /** How many wait; counts no further than {@code most}. */
  public int countWaiting(String receiver, int most) {
    return count(receiver, "failed_at = 0", most);
  }

  /** How many were given up; counts no further than {@code most}. */
  public int countFailed(String receiver, int most) {
    return count(receiver, "failed_at > 0", most);
  }

  private int count(String receiver, String condition, int most) {
    return sql.one(
            "SELECT COUNT(*) AS found FROM (SELECT 1 FROM webhook_retries WHERE receiver = ? AND "
                + condition
                + " LIMIT ?) some",
            row -> row.getInt("found"),
            receiver,
            most)
        .orElse(0);
  }

  /** Whether an event waits that happened before {@code before}. */
  public boolean waitsSince(String receiver, Instant before) {
    return sql.one(
            """
            SELECT 1 AS found FROM webhook_retries
            WHERE receiver = ? AND failed_at = 0 AND at < ? LIMIT 1
            """,
            row -> row.getInt("found"),
            receiver,
            before)
        .isPresent();
  }

  /** Deletes up to {@code most} that were given up before {@code before}; returns how many. */
  public int deleteFailed(Instant before, int most) {
    return sql.update(
        """
        DELETE FROM webhook_retries WHERE failed_at > 0 AND failed_at < ?
        ORDER BY failed_at, receiver, seq LIMIT ?
        """,
        before,
        most);
  }

  private static Object[] row(String receiver, WebhookRetry retry) {
    Optional<WebhookTry> last = retry.last();
    List<Object> values = new ArrayList<>(List.of(receiver, retry.seq()));
    values.addAll(UserEventDao.values(retry.event().event()));
    Collections.addAll(
        values,
        retry.tries(),
        retry.nextAt(),
        retry.failedAt().orElse(Instant.EPOCH),
        last.map(WebhookTry::at).orElse(Instant.EPOCH),
        last.map(one -> one.kind().name()).orElse(null),
        last.map(WebhookTry::status).orElse(0),
        last.map(one -> one.took().toMillis()).orElse(0L));
    return values.toArray();
  }

  private static WebhookRetry map(ResultSet row) throws SQLException {
    return new WebhookRetry(
        UserEventDao.map(row),
        row.getInt("tries"),
        Statements.instant(row, "next_at"),
        Optional.of(Statements.instant(row, "failed_at")).filter(Instant.EPOCH::isBefore),
        WebhookDao.lastTry(row));
  }
}
