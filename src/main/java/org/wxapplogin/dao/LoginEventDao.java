package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;

/** SQL for the login_events table. Rows are appended, never changed. */
public final class LoginEventDao {
  private static final String COLUMNS = "at, appid, user_id, outcome, ip, device, times";

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
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM login_events WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?",
        LoginEventDao::event,
        userId,
        most);
  }

  /**
   * Up to {@code most} events beyond {@code from}, the newest first; if the cursor goes backward,
   * the nearest first. Reads along the index of the filter that leaves the fewest.
   */
  public List<WithId<LoginEvent>> list(LoginEventQuery query, Optional<ListCursor> from, int most) {
    return new EventSelect(COLUMNS, "login_events", index(query))
        .and("user_id = ?", query.userId())
        .and("ip = ?", query.ip())
        .and("outcome = ?", query.outcome())
        .and("appid = ?", query.appid())
        .and("at >= ?", query.from())
        .and("at < ?", query.until())
        .list(sql, from, most, LoginEventDao::map);
  }

  /** Deletes up to {@code most} events of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users, int most) {
    return UserRows.delete(sql, "login_events", users, most);
  }

  /** Deletes up to {@code most} events older than {@code before}; returns how many there were. */
  public int deleteOld(Instant before, int most) {
    return sql.update("DELETE FROM login_events WHERE at < ? ORDER BY at LIMIT ?", before, most);
  }

  private static String index(LoginEventQuery query) {
    if (query.userId().isPresent()) {
      return "login_events_user";
    }
    if (query.ip().isPresent()) {
      return "login_events_ip";
    }
    if (query.outcome().isPresent()) {
      return "login_events_outcome";
    }
    return query.appid().isPresent() ? "login_events_app" : "login_events_at";
  }

  private static WithId<LoginEvent> map(ResultSet row) throws SQLException {
    return new WithId<>(row.getLong("id"), event(row));
  }

  private static LoginEvent event(ResultSet row) throws SQLException {
    long user = row.getLong("user_id");
    Optional<Long> userId = row.wasNull() ? Optional.empty() : Optional.of(user);
    return new LoginEvent(
        Statements.instant(row, "at"),
        row.getString("appid"),
        userId,
        LoginOutcome.valueOf(row.getString("outcome")),
        row.getString("ip"),
        row.getString("device"),
        row.getLong("times"));
  }
}
