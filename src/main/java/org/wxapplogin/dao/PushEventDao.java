package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushEvent.Kind;

/**
 * SQL for the push_events table: each event is kept until it is handled, and remembered after that,
 * so that it is handled once.
 */
public final class PushEventDao {

  /** An event that waits to be handled. */
  public record Waiting(byte[] digest, PushEvent event) {}

  private final Statements sql;

  PushEventDao(Statements sql) {
    this.sql = sql;
  }

  /** Keeps an event; false if the same came before. */
  public boolean insert(byte[] digest, PushEvent event, Instant at) {
    return sql.update(
            """
            INSERT IGNORE INTO push_events (digest, appid, kind, openid, about, received_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            digest,
            event.appid(),
            event.kind(),
            event.openid().orElse(null),
            event.about(),
            at)
        == 1;
  }

  /** Events that were received before {@code before} and are not handled yet, the oldest first. */
  public List<Waiting> findWaiting(Instant before, int most) {
    return sql.list(
        """
        SELECT digest, appid, kind, openid, about FROM push_events
        WHERE handled_at IS NULL AND received_at < ? ORDER BY received_at LIMIT ?
        """,
        PushEventDao::map,
        before,
        most);
  }

  /**
   * Notes that an event is handled and forgets whom it was about; false if it was handled already.
   */
  public boolean setHandled(byte[] digest, Instant at) {
    return sql.update(
            "UPDATE push_events SET handled_at = ?, openid = NULL, about = ''"
                + " WHERE digest = ? AND handled_at IS NULL",
            at,
            digest)
        == 1;
  }

  /**
   * Deletes up to {@code most} events that were handled before {@code before}; returns how many.
   */
  public int deleteHandled(Instant before, int most) {
    return sql.update(
        "DELETE FROM push_events WHERE handled_at < ? ORDER BY handled_at LIMIT ?", before, most);
  }

  private static Waiting map(ResultSet row) throws SQLException {
    return new Waiting(
        row.getBytes("digest"),
        new PushEvent(
            row.getString("appid"),
            Kind.valueOf(row.getString("kind")),
            Optional.ofNullable(row.getString("openid")),
            row.getString("about")));
  }
}
