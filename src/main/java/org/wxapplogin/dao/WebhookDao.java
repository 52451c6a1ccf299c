package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.domain.WebhookTrouble;
import org.wxapplogin.domain.WebhookTry;

/** SQL for the webhook_receivers table: how far each receiver is, and which node delivers to it. */
public final class WebhookDao {
  private static final String COLUMNS =
      "name, cursor_seq, holder, lease_until, paused_at, gone, woken_at, down_since, failures,"
          + " not_before, last_at, last_kind, last_status, last_millis";

  private final Statements sql;

  WebhookDao(Statements sql) {
    this.sql = sql;
  }

  /** Adds a receiver that hears of the events after {@code cursor}, unless it is there already. */
  public void insert(String name, long cursor) {
    sql.update(
        """
        INSERT INTO webhook_receivers (name, cursor_seq, holder, lease_until) VALUES (?, ?, '', 0)
        ON DUPLICATE KEY UPDATE name = VALUES(name)
        """,
        name,
        cursor);
  }

  public Optional<WebhookState> find(String name) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM webhook_receivers WHERE name = ?", WebhookDao::map, name);
  }

  /**
   * What the node that delivers looks at again and again.
   *
   * @param news whether there may be events beyond those that it has read from the log
   * @param aside whether events that were set aside wait
   */
  public record Look(WebhookState state, boolean news, boolean aside) {}

  /**
   * @param position of the last event that was read from the log
   */
  public Optional<Look> look(String name, long position) {
    return sql.one(
        "SELECT "
            + COLUMNS
            + """
            , EXISTS (SELECT 1 FROM user_events WHERE seq > ?)
              OR EXISTS (SELECT 1 FROM user_events WHERE seq IS NULL) AS news,
            EXISTS (SELECT 1 FROM webhook_retries
              WHERE receiver = webhook_receivers.name AND failed_at = 0) AS aside
            FROM webhook_receivers WHERE name = ?
            """,
        row -> new Look(map(row), row.getBoolean("news"), row.getBoolean("aside")),
        position,
        name);
  }

  /** Every receiver that was ever configured. */
  public List<WebhookState> list() {
    return sql.list("SELECT " + COLUMNS + " FROM webhook_receivers ORDER BY name", WebhookDao::map);
  }

  /** Takes the lease, unless another node holds it; true if it is ours. */
  public boolean take(String name, String holder, Instant now, Instant until) {
    return sql.update(
            "UPDATE webhook_receivers SET holder = ?, lease_until = ?"
                + " WHERE name = ? AND (lease_until <= ? OR holder = ?)",
            holder,
            until,
            name,
            now,
            holder)
        == 1;
  }

  /** Prolongs the lease and notes how far the receiver is; false if another node took the lease. */
  public boolean advance(
      String name, String holder, Instant until, long cursor, WebhookTrouble trouble) {
    return sql.update(
            """
            UPDATE webhook_receivers
            SET lease_until = ?, cursor_seq = ?, down_since = ?, failures = ?, not_before = ?
            WHERE name = ? AND holder = ?
            """,
            until,
            cursor,
            trouble.downSince().map(Instant::toEpochMilli).orElse(null),
            trouble.failures(),
            trouble.notBefore(),
            name,
            holder)
        == 1;
  }

  /** Gives the lease up, if it is ours, so that another node goes on at once. */
  public void release(String name, String holder) {
    sql.update(
        "UPDATE webhook_receivers SET lease_until = 0 WHERE name = ? AND holder = ?", name, holder);
  }

  /** Notes the last answer. */
  public void answered(String name, WebhookTry last) {
    sql.update(
        """
        UPDATE webhook_receivers SET last_at = ?, last_kind = ?, last_status = ?, last_millis = ?
        WHERE name = ?
        """,
        last.at(),
        last.kind(),
        last.status(),
        last.took().toMillis(),
        name);
  }

  /**
   * Delivers nothing from now on; false if that is so already.
   *
   * @param gone because the receiver wants no more
   */
  public boolean pause(String name, Instant now, boolean gone) {
    return sql.update(
            "UPDATE webhook_receivers SET paused_at = ?, gone = ?"
                + " WHERE name = ? AND paused_at IS NULL",
            now,
            gone,
            name)
        == 1;
  }

  /** Goes on, and tries at once even if the receiver was down; false if it is not configured. */
  public boolean wake(String name, Instant now) {
    return sql.update(
            "UPDATE webhook_receivers SET paused_at = NULL, gone = FALSE, woken_at = ?"
                + " WHERE name = ?",
            now,
            name)
        == 1;
  }

  private static WebhookState map(ResultSet row) throws SQLException {
    return new WebhookState(
        row.getString("name"),
        row.getLong("cursor_seq"),
        row.getString("holder"),
        Statements.instant(row, "lease_until"),
        Statements.optionalInstant(row, "paused_at"),
        row.getBoolean("gone"),
        Statements.instant(row, "woken_at"),
        new WebhookTrouble(
            Statements.optionalInstant(row, "down_since"),
            row.getInt("failures"),
            Statements.instant(row, "not_before")),
        lastTry(row));
  }

  /** Reads the columns that begin with last_; empty if there was no call. */
  static Optional<WebhookTry> lastTry(ResultSet row) throws SQLException {
    String kind = row.getString("last_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new WebhookTry(
                Statements.instant(row, "last_at"),
                WebhookAnswer.Kind.valueOf(kind),
                row.getInt("last_status"),
                Duration.ofMillis(row.getLong("last_millis"))));
  }
}
