package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;

/** SQL for the login_events table. Rows are appended, never changed. */
public final class LoginEventDao {

  public void appendAll(Tx tx, List<LoginEvent> events) {
    tx.insertAll(
        "INSERT INTO login_events (at, appid, user_id, outcome, ip, device) VALUES",
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
                      event.device()
                    })
            .toList());
  }

  /** The newest events of a user, the newest first. */
  public List<LoginEvent> findByUser(Tx tx, long userId, int most) {
    return tx.list(
        """
        SELECT at, appid, user_id, outcome, ip, device FROM login_events
        WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?
        """,
        row ->
            new LoginEvent(
                Tx.instant(row, "at"),
                row.getString("appid"),
                Optional.of(row.getLong("user_id")),
                LoginOutcome.valueOf(row.getString("outcome")),
                row.getString("ip"),
                row.getString("device")),
        userId,
        most);
  }

  /** Deletes up to {@code most} of these users; how many there were. */
  public int deleteByUsers(Tx tx, List<Long> users, int most) {
    return UserRows.delete(tx, "login_events", users, most);
  }

  /** Deletes up to {@code most} that are older than {@code before}; how many there were. */
  public int deleteOld(Tx tx, Instant before, int most) {
    return tx.update("DELETE FROM login_events WHERE at < ? ORDER BY at LIMIT ?", before, most);
  }
}
