package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TakenPhone;

/** SQL for the taken_phones table: at most one number for each user, the last one taken. */
public final class TakenPhoneDao {
  private final Statements sql;

  TakenPhoneDao(Statements sql) {
    this.sql = sql;
  }

  /** Keeps a number in place of any before. */
  public void set(TakenPhone taken) {
    delete(taken.userId());
    sql.update(
        "INSERT INTO taken_phones (user_id, sealed, to_user, until) VALUES (?, ?, ?, ?)",
        taken.userId(),
        taken.sealed(),
        taken.toUser().orElse(null),
        taken.until());
  }

  /** The number that can be given back to a user now. */
  public Optional<TakenPhone> find(long userId, Instant now) {
    return sql.one(
        "SELECT sealed, to_user, until FROM taken_phones WHERE user_id = ? AND until > ?",
        row -> {
          long to = row.getLong("to_user");
          Optional<Long> toUser = row.wasNull() ? Optional.empty() : Optional.of(to);
          return new TakenPhone(
              userId, row.getBytes("sealed"), toUser, Statements.instant(row, "until"));
        },
        userId,
        now);
  }

  public void delete(long userId) {
    sql.update("DELETE FROM taken_phones WHERE user_id = ?", userId);
  }

  /** Forgets what could be taken from this user again, for whoever had it before. */
  public void deleteGivenTo(long userId) {
    sql.update("DELETE FROM taken_phones WHERE to_user = ?", userId);
  }

  /** Deletes the numbers of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "taken_phones", users);
  }

  /** Deletes what can be given back no longer; returns how many there were. */
  public int deleteOld(Instant now, int most) {
    return sql.update(
        "DELETE FROM taken_phones WHERE until <= ? ORDER BY until, user_id LIMIT ?", now, most);
  }
}
