package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;

/** SQL that lists login events, along the index of the filter that leaves the fewest. */
public final class LoginEventListDao {

  /**
   * Up to {@code most} events beyond {@code from}, the newest first; for a cursor that goes
   * backward the nearest first.
   */
  public List<WithId<LoginEvent>> list(
      Tx tx, LoginEventQuery query, Optional<ListCursor> from, int most) {
    return new EventSelect("at, appid, user_id, outcome, ip, device", "login_events", index(query))
        .and("user_id = ?", query.userId())
        .and("ip = ?", query.ip())
        .and("outcome = ?", query.outcome())
        .and("appid = ?", query.appid())
        .and("at >= ?", query.from())
        .and("at < ?", query.until())
        .list(tx, from, most, LoginEventListDao::map);
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
    long user = row.getLong("user_id");
    Optional<Long> userId = row.wasNull() ? Optional.empty() : Optional.of(user);
    return new WithId<>(
        row.getLong("id"),
        new LoginEvent(
            Tx.instant(row, "at"),
            row.getString("appid"),
            userId,
            LoginOutcome.valueOf(row.getString("outcome")),
            row.getString("ip"),
            row.getString("device")));
  }
}
