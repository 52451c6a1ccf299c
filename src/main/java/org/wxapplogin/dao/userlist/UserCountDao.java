package org.wxapplogin.dao.userlist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;

/**
 * SQL that counts users along an index, in steps, so that no statement runs for long: a step finds
 * the place some hundred thousand entries on. Also holds the counts, in the table user_counts.
 */
public final class UserCountDao {
  private final Statements sql;

  public UserCountDao(Statements sql) {
    this.sql = sql;
  }

  /** A part of an index whose entries are in order, and the column that orders it. */
  public static final class Stretch {
    private final String column;
    private final String index;
    private final UserWhere mix;

    private Stretch(String column, String index, UserWhere mix) {
      this.column = column;
      this.index = index;
      this.mix = mix;
    }

    /**
     * Spelled out, because a comparison of pairs, {@code (a, b) > (?, ?)}, uses no index on MySQL.
     */
    private String beyond() {
      String front = mix.sql().isEmpty() ? " WHERE " : mix.sql() + " AND ";
      return " FROM users FORCE INDEX (%s)%s%s >= ? AND (%s > ? OR id > ?)"
          .formatted(index, front, column, column);
    }

    private List<Object> args(Place from) {
      List<Object> args = new ArrayList<>(mix.args());
      args.addAll(List.of(from.at(), from.at(), from.id()));
      return args;
    }
  }

  /** The apps that have users. */
  public List<String> apps() {
    return UserFacets.apps(sql);
  }

  /**
   * All users of an app in the order of a key. Its index begins with other columns, so each
   * combination of their values is a stretch of its own.
   */
  public static List<Stretch> ofApp(String appid, UserSort.Key key) {
    return UserFacets.of(UserFilter.NONE, List.of(appid)).apart().stream()
        .map(mix -> new Stretch(UserWhere.column(key), UserFacets.index(key), mix))
        .toList();
  }

  /** A place in the index. */
  public record Place(Instant at, long id) {}

  /** The place {@code step} entries after {@code from}; empty if there are fewer. */
  public Optional<Place> after(Stretch stretch, Place from, int step) {
    List<Object> args = stretch.args(from);
    args.add(step - 1);
    String column = stretch.column;
    return sql.one(
        "SELECT %s AS at, id%s ORDER BY %s, id LIMIT 1 OFFSET ?"
            .formatted(column, stretch.beyond(), column),
        row -> new Place(Statements.instant(row, "at"), row.getLong("id")),
        args.toArray());
  }

  /** How many entries follow {@code from}; to be called where they are few. */
  public long countAfter(Stretch stretch, Place from) {
    return sql.one(
            "SELECT COUNT(*) AS users" + stretch.beyond(),
            row -> row.getLong("users"),
            stretch.args(from).toArray())
        .orElseThrow();
  }

  /** The openid {@code step} users of an app after this one; empty if there are fewer. */
  public Optional<String> openidAfter(String appid, String openid, int step) {
    return sql.one(
        """
        SELECT openid FROM users FORCE INDEX (users_identity)
        WHERE appid = ? AND openid > ? ORDER BY openid LIMIT 1 OFFSET ?
        """,
        row -> row.getString("openid"),
        appid,
        openid,
        step - 1);
  }

  /** How many users of an app follow this openid; to be called where they are few. */
  public long countOfApp(String appid, String openid) {
    return sql.one(
            """
            SELECT COUNT(*) AS users FROM users FORCE INDEX (users_identity)
            WHERE appid = ? AND openid > ?
            """,
            row -> row.getLong("users"),
            appid,
            openid)
        .orElseThrow();
  }

  public List<UserCount> list() {
    return sql.list(
        "SELECT name, appid, users, counted_at, took_millis FROM user_counts ORDER BY name, appid",
        row ->
            new UserCount(
                UserCount.Kind.valueOf(row.getString("name")),
                row.getString("appid"),
                row.getLong("users"),
                Statements.instant(row, "counted_at"),
                Duration.ofMillis(row.getLong("took_millis"))));
  }

  /** Replaces the counts of this kind. */
  public void replace(UserCount.Kind kind, List<UserCount> counts) {
    sql.update("DELETE FROM user_counts WHERE name = ?", kind);
    sql.insertAll(
        "INSERT INTO user_counts (name, appid, users, counted_at, took_millis) VALUES",
        "",
        counts.stream()
            .map(
                count ->
                    new Object[] {
                      kind, count.appid(), count.users(), count.at(), count.took().toMillis()
                    })
            .toList());
  }
}
