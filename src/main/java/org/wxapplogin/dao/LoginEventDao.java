package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.WithId;

/** SQL for the login_events table. Rows are appended, never changed. */
public final class LoginEventDao {
  static final String COLUMNS = "at, appid, user_id, outcome, ip, device, times";

  private final Statements sql;

  LoginEventDao(Statements sql) {
    this.sql = sql;
  }

  public void appendAll(List<LoginEvent> events) {
    sql.insertAll(
        "INSERT INTO login_events (" + COLUMNS + ") VALUES",
        "",
        events.stream()
            .map(
                event ->
                    new Object[] {
                      event.at(),
                      event.appid(),
                      event.userId().orElse(null),
                      event.outcome(),
                      event.ip(),
                      event.device(),
                      event.times()
                    })
            .toList());
  }

  /** The newest events of a user, the newest first. */
  public List<LoginEvent> findByUser(long userId, int most) {
    return list(LoginEventQuery.ofUser(userId), Optional.empty(), most).stream()
        .map(WithId::event)
        .toList();
  }

  /**
   * Up to {@code most} events beyond {@code from}, those written last first; if the cursor goes
   * backward, the nearest first. Of events that are to lie within a time, those that were written
   * more than two minutes after their instant may be missing.
   */
  public List<WithId<LoginEvent>> list(LoginEventQuery query, Optional<ListCursor> from, int most) {
    return new LoginEventList(sql, query).read(from, most);
  }

  /** Deletes up to {@code most} events of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users, int most) {
    return UserRows.delete(sql, "login_events", users, "user_id, outcome, id", most);
  }

  /** An id above those of all events before an instant, but for those that were written late. */
  public long findAbove(Instant instant) {
    return new LoginEventTimes(sql).above(instant);
  }

  /**
   * The id of the event {@code step} events after {@code after}; empty if there are fewer up to
   * {@code last}.
   */
  public Optional<Long> findIdAfter(long after, long last, int step) {
    return sql.one(
        """
        SELECT id FROM login_events FORCE INDEX (PRIMARY) WHERE id > ? AND id <= ?
        ORDER BY id LIMIT 1 OFFSET ?
        """,
        row -> row.getLong("id"),
        after,
        last,
        step - 1);
  }

  /** Deletes the events before an instant with ids after one and up to another. */
  public int deleteBetween(long after, long last, Instant before) {
    return sql.update(
        "DELETE FROM login_events WHERE id > ? AND id <= ? AND at < ?", after, last, before);
  }
}
