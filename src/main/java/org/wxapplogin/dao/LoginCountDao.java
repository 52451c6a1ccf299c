package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;

/**
 * SQL for login_counts, the login events counted by hour and by day, and for login_count_mark, how
 * far they are counted.
 */
public final class LoginCountDao {
  private static final String COLUMNS = "at, appid, outcome, events";

  /** The span of time that a row of login_counts covers: an hour or a day. */
  public enum Span {
    H,
    D
  }

  /**
   * Some events, counted.
   *
   * @param hours by hour, app and outcome; each combination once
   * @param rows how many rows of events there were; one may stand for several attempts
   * @param lastId the id of the last one
   */
  public record Slice(List<LoginCount> hours, long rows, long lastId) {}

  private record Part(LoginCount count, long rows, long lastId) {}

  private final Statements sql;

  LoginCountDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * How far the events are counted, locked until commit, so that no other node counts meanwhile;
   * all zeros before the first run.
   */
  public CountedUpTo lockCountedUpTo() {
    sql.update(
        """
        INSERT INTO login_count_mark (id, counted_id, head_id, head_at, complete_at)
        VALUES (1, 0, 0, 0, 0) ON DUPLICATE KEY UPDATE id = VALUES(id)
        """);
    return countedUpTo(" FOR UPDATE").orElseThrow();
  }

  /** How far the events are counted; empty before the first run. */
  public Optional<CountedUpTo> findCountedUpTo() {
    return countedUpTo("");
  }

  public void setCountedUpTo(CountedUpTo upTo) {
    sql.update(
        """
        UPDATE login_count_mark SET counted_id = ?, head_id = ?, head_at = ?, complete_at = ?
        WHERE id = 1
        """,
        upTo.countedId(),
        upTo.headId(),
        upTo.headAt(),
        upTo.completeAt());
  }

  /**
   * The id of the newest event; 0 if there is none. Read from the end of the key, without counting.
   */
  public long lastEventId() {
    return sql
        .list("SELECT id FROM login_events ORDER BY id DESC LIMIT 1", row -> row.getLong("id"))
        .stream()
        .findFirst()
        .orElse(0L);
  }

  /**
   * Counts the attempts of up to {@code most} rows after one id and up to another, by hour.
   *
   * @param offsetMillis by how much the zone's hours begin before those of UTC
   */
  public Slice count(long afterId, long toId, int most, long offsetMillis) {
    List<Part> parts =
        sql.list(
            """
            SELECT (at + ?) DIV 3600000 AS hour, appid, outcome, SUM(times) AS events,
              COUNT(*) AS slice_rows, MAX(id) AS last
            FROM (SELECT id, at, appid, outcome, times FROM login_events
              WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) AS slice
            GROUP BY hour, appid, outcome
            """,
            row ->
                new Part(
                    new LoginCount(
                        Instant.ofEpochMilli(row.getLong("hour") * 3_600_000 - offsetMillis),
                        row.getString("appid"),
                        LoginOutcome.valueOf(row.getString("outcome")),
                        row.getLong("events")),
                    row.getLong("slice_rows"),
                    row.getLong("last")),
            offsetMillis,
            afterId,
            toId,
            most);
    return new Slice(
        parts.stream().map(Part::count).toList(),
        parts.stream().mapToLong(Part::rows).sum(),
        parts.stream().mapToLong(Part::lastId).max().orElse(afterId));
  }

  /** Adds to the counts there are. */
  public void add(Span span, List<LoginCount> counts) {
    sql.insertAll(
        "INSERT INTO login_counts (span, " + COLUMNS + ") VALUES",
        "ON DUPLICATE KEY UPDATE events = events + VALUES(events)",
        counts.stream()
            .map(
                count ->
                    new Object[] {span, count.at(), count.appid(), count.outcome(), count.events()})
            .toList());
  }

  /** The counts of the hours or days that begin at {@code from} or later. */
  public List<LoginCount> find(Span span, Instant from) {
    return find(span, from, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** The counts of the hours or days that begin at {@code from} or later, and before another. */
  public List<LoginCount> find(Span span, Instant from, Instant until) {
    return sql.list(
        "SELECT " + COLUMNS + " FROM login_counts WHERE span = ? AND at >= ? AND at < ?",
        row ->
            new LoginCount(
                Statements.instant(row, "at"),
                row.getString("appid"),
                LoginOutcome.valueOf(row.getString("outcome")),
                row.getLong("events")),
        span,
        from,
        until);
  }

  /**
   * Deletes up to {@code most} counts of hours that begin before {@code before}; returns how many.
   */
  public int deleteHours(Instant before, int most) {
    return sql.update(
        "DELETE FROM login_counts WHERE span = ? AND at < ? ORDER BY at LIMIT ?",
        Span.H,
        before,
        most);
  }

  private Optional<CountedUpTo> countedUpTo(String lock) {
    return sql.one(
        "SELECT counted_id, head_id, head_at, complete_at FROM login_count_mark WHERE id = 1"
            + lock,
        row ->
            new CountedUpTo(
                row.getLong("counted_id"),
                row.getLong("head_id"),
                Statements.instant(row, "head_at"),
                Statements.instant(row, "complete_at")));
  }
}
