package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/**
 * SQL for the user_events table, an outbox, and for user_event_head, which says how far it is
 * numbered. Rows are appended without a number, in the transaction of what happened, with the
 * user's row locked. They get their numbers after the commit, from whoever holds the head.
 */
public final class UserEventDao {
  private static final String GIVEN = "given";
  private static final String DELETED = "deleted";

  private final Statements sql;

  UserEventDao(Statements sql) {
    this.sql = sql;
  }

  /** Appends an event; its user is locked by this transaction. */
  public void append(UserEvent event) {
    appendAll(List.of(event));
  }

  /** Appends events in this order; their users are locked by this transaction. */
  public void appendAll(List<UserEvent> events) {
    sql.insertAll(
        "INSERT INTO user_events (at, type, user_id, person, appid) VALUES",
        "",
        events.stream().map(event -> values(event).toArray()).toList());
  }

  /** The last number that was given; 0 if none was. */
  public long findGiven() {
    return findMark(GIVEN).orElse(0L);
  }

  /** The greatest number that was deleted because it was too old; 0 if none was. */
  public long findDeleted() {
    return findMark(DELETED).orElse(0L);
  }

  /**
   * The last number that was given, whose row is then locked until the commit: nobody else gives
   * numbers meanwhile. Empty if another transaction holds it; does not wait for that.
   */
  public Optional<Long> lockGiven() {
    Optional<Long> locked = lock(GIVEN);
    if (locked.isEmpty() && findMark(GIVEN).isEmpty()) { // an emptied table
      sql.update(
          """
          INSERT INTO user_event_head (name, seq)
          SELECT ?, COALESCE(MAX(seq), 0) FROM user_events
          ON DUPLICATE KEY UPDATE name = VALUES(name)
          """,
          GIVEN);
      return lock(GIVEN);
    }
    return locked;
  }

  /**
   * The ids of committed events without a number, in the order in which those of one user were
   * written.
   */
  public List<Long> findUnnumbered(int most) {
    return sql.list(
        "SELECT id FROM user_events FORCE INDEX (user_events_unnumbered)"
            + " WHERE seq IS NULL ORDER BY id LIMIT ?",
        row -> row.getLong("id"),
        most);
  }

  /**
   * Numbers these events in this order.
   *
   * @param given the last number that was given, locked by this transaction
   */
  public void number(List<Long> ids, long given) {
    int done = 0;
    while (done < ids.size()) {
      int block = Sql.block(ids.size() - done);
      List<Object> args = new ArrayList<>();
      args.add(given + done);
      args.addAll(ids.subList(done, done + block));
      args.addAll(ids.subList(done, done + block));
      String placeholders = Sql.placeholders(block);
      sql.update(
          "UPDATE user_events SET seq = ? + FIELD(id, "
              + placeholders
              + ") WHERE id IN ("
              + placeholders
              + ")",
          args.toArray());
      done += block;
    }
    sql.update("UPDATE user_event_head SET seq = ? WHERE name = ?", given + ids.size(), GIVEN);
  }

  /** Up to {@code most} events with numbers beyond {@code seq}, in their order. */
  public List<NumberedEvent> findAfter(long seq, int most) {
    return sql.list(
        """
        SELECT seq, at, type, user_id, person, appid FROM user_events
        WHERE seq > ? ORDER BY seq LIMIT ?
        """,
        UserEventDao::map,
        seq,
        most);
  }

  /** Deletes the events with numbers from {@code after}, which is not deleted, to {@code last}. */
  public int deleteUpTo(long after, long last) {
    int deleted = sql.update("DELETE FROM user_events WHERE seq > ? AND seq <= ?", after, last);
    sql.update(
        "INSERT INTO user_event_head (name, seq) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE seq = GREATEST(seq, VALUES(seq))",
        DELETED,
        last);
    return deleted;
  }

  private Optional<Long> findMark(String name) {
    return sql.one(
        "SELECT seq FROM user_event_head WHERE name = ?", row -> row.getLong("seq"), name);
  }

  private Optional<Long> lock(String name) {
    return sql.one(
        "SELECT seq FROM user_event_head WHERE name = ? FOR UPDATE SKIP LOCKED",
        row -> row.getLong("seq"),
        name);
  }

  /** The values of {@code at, type, user_id, person, appid}, as each table of events has them. */
  static List<Object> values(UserEvent event) {
    return Arrays.asList( // may hold null
        event.at(),
        event.type().word(),
        event.userId(),
        event.person().map(HexFormat.of()::parseHex).orElse(null),
        event.appid());
  }

  /** The event of a row with these columns and {@code seq}. */
  static NumberedEvent map(ResultSet row) throws SQLException {
    return new NumberedEvent(
        row.getLong("seq"),
        new UserEvent(
            Statements.instant(row, "at"),
            UserEventType.ofWord(row.getString("type")).orElseThrow(),
            row.getLong("user_id"),
            Optional.ofNullable(row.getBytes("person")).map(HexFormat.of()::formatHex),
            row.getString("appid")));
  }
}
