package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushEvent.Kind;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.PushQuery;
import org.wxapplogin.domain.PushRecord;
import org.wxapplogin.domain.WithId;

/**
 * SQL for the push_events table: each event is kept until it is handled, and remembered after that,
 * so that it is handled once.
 */
public final class PushEventDao {

  /**
   * An event that waits to be handled.
   *
   * @param tries how often that failed so far
   */
  public record Waiting(byte[] digest, PushEvent event, Instant receivedAt, int tries) {}

  /**
   * An event that has come.
   *
   * @param digest of the message
   * @param name WeChat's own word for the event; may be empty
   * @param signatureHash of what was signed, if that did not cover the message
   * @param keptFor the user about whom an owner must decide; empty if nobody must
   */
  public record Received(
      byte[] digest,
      PushEvent event,
      String name,
      Optional<byte[]> signatureHash,
      Optional<Long> keptFor) {}

  private final Statements sql;

  PushEventDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Keeps an event; false if the same came before, or another one with the same signature.
   *
   * @param nextTry when {@link #findDue} gives it, if it is not handled until then
   */
  public boolean insert(Received received, Instant at, Instant nextTry) {
    PushEvent event = received.event();
    return sql.update(
            """
            INSERT IGNORE INTO push_events
              (digest, appid, kind, openid, about, received_at, user_id, signature_hash,
               next_try_at, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            received.digest(),
            event.appid(),
            event.kind(),
            event.openid().orElse(null),
            event.about(),
            at,
            received.keptFor().orElse(null),
            received.signatureHash().orElse(null),
            nextTry,
            received.name())
        == 1;
  }

  /** Up to {@code most} events beyond a cursor, in the order in which they are met. */
  public List<WithId<PushRecord>> list(PushQuery query, Optional<ListCursor> from, int most) {
    return new PushEventList(query).read(sql, from, most);
  }

  /** Whether an event with this digest has come. */
  public boolean exists(byte[] digest) {
    return sql.one("SELECT 1 FROM push_events WHERE digest = ?", row -> true, digest).isPresent();
  }

  /** The events that wait for an owner's decision, the oldest first. */
  public List<KeptPush> findKept(int most) {
    return sql.list(
        """
        SELECT digest, appid, kind, openid, about, user_id, received_at, tries, failure
        FROM push_events
        WHERE handled_at IS NULL AND user_id IS NOT NULL ORDER BY received_at, digest LIMIT ?
        """,
        PushEventDao::kept,
        most);
  }

  /** The events about a user that wait for an owner's decision, the oldest first. */
  public List<KeptPush> findKeptByUser(long userId, int most) {
    return sql.list(
        """
        SELECT digest, appid, kind, openid, about, user_id, received_at, tries, failure
        FROM push_events
        WHERE user_id = ? ORDER BY received_at, digest LIMIT ?
        """,
        PushEventDao::kept,
        userId,
        most);
  }

  /** An event that waits for an owner's decision. */
  public Optional<KeptPush> findKept(byte[] digest) {
    return sql.one(
        """
        SELECT digest, appid, kind, openid, about, user_id, received_at, tries, failure
        FROM push_events
        WHERE digest = ? AND handled_at IS NULL AND user_id IS NOT NULL
        """,
        PushEventDao::kept,
        digest);
  }

  /** How many events wait for an owner's decision; counts no further than {@code most}. */
  public int countKept(int most) {
    return sql.one(
            """
            SELECT COUNT(*) AS kept FROM (
              SELECT 1 FROM push_events WHERE handled_at IS NULL AND user_id IS NOT NULL LIMIT ?
            ) some
            """,
            row -> row.getInt("kept"),
            most)
        .orElse(0);
  }

  /** Deletes what is kept about these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "push_events", users);
  }

  /** Events of a kind that are to be tried by {@code now}, those that have waited longest first. */
  public List<Waiting> findDue(Kind kind, Instant now, int most) {
    return sql.list(
        """
        SELECT digest, appid, kind, openid, about, received_at, tries FROM push_events
        WHERE handled_at IS NULL AND user_id IS NULL AND kind = ? AND next_try_at <= ?
        ORDER BY next_try_at, digest LIMIT ?
        """,
        PushEventDao::waiting,
        kind,
        now,
        most);
  }

  /** Puts off an event that is too early. */
  public void putOff(byte[] digest, Instant nextTry) {
    sql.update(
        "UPDATE push_events SET next_try_at = ? WHERE digest = ? AND handled_at IS NULL",
        nextTry,
        digest);
  }

  /**
   * Notes that a try failed; changes nothing if another node tried, too, and was quicker.
   *
   * @param failure why, without values; at most 200 characters
   * @param keptFor the user about whom an owner must decide from now on; empty if it is tried again
   */
  public boolean setFailed(
      Waiting waiting, String failure, Instant nextTry, Optional<Long> keptFor) {
    return sql.update(
            """
            UPDATE push_events
            SET tries = tries + 1, next_try_at = ?, failure = ?, user_id = ?
            WHERE digest = ? AND tries = ? AND handled_at IS NULL AND user_id IS NULL
            """,
            nextTry,
            failure,
            keptFor.orElse(null),
            waiting.digest(),
            waiting.tries())
        == 1;
  }

  /**
   * Notes that an event is handled and forgets whom it was about; false if it was handled already.
   */
  public boolean setHandled(byte[] digest, Instant at, PushOutcome outcome) {
    return sql.update(
            "UPDATE push_events SET handled_at = ?, outcome = ?, openid = NULL, about = '',"
                + " user_id = NULL, failure = NULL WHERE digest = ? AND handled_at IS NULL",
            at,
            outcome,
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

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getBytes("digest"),
        event(row),
        Statements.instant(row, "received_at"),
        row.getInt("tries"));
  }

  private static KeptPush kept(ResultSet row) throws SQLException {
    return new KeptPush(
        HexFormat.of().formatHex(row.getBytes("digest")),
        event(row),
        row.getLong("user_id"),
        Statements.instant(row, "received_at"),
        row.getInt("tries"),
        Optional.ofNullable(row.getString("failure")));
  }

  private static PushEvent event(ResultSet row) throws SQLException {
    return new PushEvent(
        row.getString("appid"),
        Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("openid")),
        row.getString("about"));
  }
}
