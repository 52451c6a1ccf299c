package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.domain.WithId;

/** SQL for the user_changes table. */
public final class UserChangeDao {
  private final Statements sql;

  UserChangeDao(Statements sql) {
    this.sql = sql;
  }

  public void append(UserChange change) {
    sql.write(
        """
        INSERT INTO user_changes (at, user_id, kind, old_value, new_value) VALUES (?, ?, ?, ?, ?)
        """,
        change.at(),
        change.userId(),
        change.kind(),
        change.before().orElse(null),
        change.after().orElse(null));
  }

  /** Appends changes of many users at once. */
  public void appendAll(List<UserChange> changes) {
    sql.insertAll(
        "INSERT INTO user_changes (at, user_id, kind, old_value, new_value) VALUES",
        "",
        changes.stream()
            .map(
                change ->
                    new Object[] {
                      change.at(),
                      change.userId(),
                      change.kind(),
                      change.before().orElse(null),
                      change.after().orElse(null)
                    })
            .toList());
  }

  /** Deletes up to {@code most} changes of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users, int most) {
    return UserRows.delete(sql, "user_changes", users, "user_id, at", most);
  }

  /** The unionids that came or went in changes of these users, of whom there is at least one. */
  public Set<String> findUnionids(Collection<Long> users) {
    List<Object> args = new ArrayList<>(Sql.padded(users));
    String placeholders = Sql.placeholders(args.size());
    args.add(Kind.UNIONID);
    Set<String> unionids = new HashSet<>();
    sql.list(
            "SELECT old_value, new_value FROM user_changes WHERE user_id IN ("
                + placeholders
                + ") AND kind = ?",
            row -> Arrays.asList(row.getString("old_value"), row.getString("new_value")),
            args.toArray())
        .forEach(unionids::addAll);
    unionids.remove(null);
    return unionids;
  }

  /** The newest change of a user's person, if there was one. */
  public Optional<UserChange> findLastOfPerson(long userId) {
    return sql.one(
        """
        SELECT at, user_id, kind, old_value, new_value FROM user_changes
        WHERE user_id = ? AND kind = ? ORDER BY at DESC, id DESC LIMIT 1
        """,
        UserChangeDao::map,
        userId,
        Kind.PERSON);
  }

  /** The changes of a user, the newest first. */
  public List<UserChange> findByUser(long userId, int most) {
    return sql.list(
        """
        SELECT at, user_id, kind, old_value, new_value FROM user_changes
        WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?
        """,
        UserChangeDao::map,
        userId,
        most);
  }

  /** Up to {@code most} changes of a user before {@code until}, beyond a cursor. */
  public List<WithId<UserChange>> list(
      long userId, Optional<Instant> until, Optional<ListCursor> from, int most) {
    return new EventSelect(
            "at, user_id, kind, old_value, new_value", "user_changes", "user_changes_user")
        .and("user_id = ?", Optional.of(userId))
        .and("at < ?", until)
        .list(sql, from, most, row -> new WithId<>(row.getLong("id"), map(row)));
  }

  private static UserChange map(ResultSet row) throws SQLException {
    return new UserChange(
        Statements.instant(row, "at"),
        row.getLong("user_id"),
        Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("old_value")),
        Optional.ofNullable(row.getString("new_value")));
  }
}
