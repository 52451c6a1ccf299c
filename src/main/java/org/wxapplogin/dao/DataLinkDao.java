package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.DataLink;
import org.wxapplogin.domain.TokenHash;

/** SQL for the data_links table. Whoever writes has locked the user. */
public final class DataLinkDao {
  private static final String SELECT = "SELECT user_id, at, until, made_by FROM data_links ";

  private final Statements sql;

  DataLinkDao(Statements sql) {
    this.sql = sql;
  }

  /** Puts a link in place of the one that the user had. */
  public void put(DataLink link, TokenHash token) {
    delete(link.userId());
    sql.update(
        "INSERT INTO data_links (user_id, token_hash, at, until, made_by) VALUES (?, ?, ?, ?, ?)",
        link.userId(),
        token.bytes(),
        link.at(),
        link.until(),
        link.by());
  }

  /** The link of a user that can be used at this instant. */
  public Optional<DataLink> find(long userId, Instant now) {
    return sql.one(SELECT + "WHERE user_id = ? AND until > ?", DataLinkDao::map, userId, now);
  }

  /** The link with this token that can be used at this instant. */
  public Optional<DataLink> find(TokenHash token, Instant now) {
    return sql.one(
        SELECT + "WHERE token_hash = ? AND until > ?", DataLinkDao::map, token.bytes(), now);
  }

  /** Whether there was one. */
  public boolean delete(long userId) {
    return sql.update("DELETE FROM data_links WHERE user_id = ?", userId) == 1;
  }

  /** Deletes what can be used no more; returns how many there were. */
  public int deleteOld(Instant now, int most) {
    return sql.update(
        "DELETE FROM data_links WHERE until <= ? ORDER BY until, user_id LIMIT ?", now, most);
  }

  /** Deletes those of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "data_links", users);
  }

  private static DataLink map(ResultSet row) throws SQLException {
    return new DataLink(
        row.getLong("user_id"),
        Statements.instant(row, "at"),
        Statements.instant(row, "until"),
        row.getString("made_by"));
  }
}
