package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;

/**
 * SQL that lists users, in the two ways that are quick at any number of them: along the index of
 * the order, or out of few that another index names.
 */
public final class UserListDao {
  private final Statements sql;

  public UserListDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Up to {@code most} users beyond {@code from}, read along the index of the order: in the order
   * they are met when reading from there, for a cursor that goes backward the nearest first, which
   * is the list's order upside down. Quick, unless the filter has a range of the other key too.
   *
   * @param filter without a search
   * @param apps every app there is
   */
  public List<User> walk(
      UserFilter filter,
      UserSort sort,
      Collection<String> apps,
      Optional<ListCursor> from,
      int most) {
    return new UserWalk(filter, sort, from, most).read(sql, apps);
  }

  /**
   * The same, out of the first {@code limit} users of a source, which are all read and sorted.
   *
   * @param filter its search is the source's to see to
   */
  public List<User> among(
      UserSource source,
      int limit,
      UserFilter filter,
      UserSort sort,
      Optional<ListCursor> from,
      int most) {
    boolean descending = sort.descending() != from.map(ListCursor::backward).orElse(false);
    String column = UserWhere.column(sort.key());
    String direction = descending ? " DESC" : " ASC";
    UserWhere where = filtered(filter).beyond(from, column, descending);
    List<Object> args = new ArrayList<>();
    String hits = source.sql(limit, args);
    args.addAll(where.args());
    args.add(most);
    return sql.list(
        "SELECT "
            + UserMapper.COLUMNS
            + " FROM ("
            + hits
            + ") AS hits STRAIGHT_JOIN users ON id = hit"
            + where.sql()
            + " ORDER BY "
            + column
            + direction
            + ", id"
            + direction
            + " LIMIT ?",
        UserMapper::map,
        args.toArray());
  }

  /** How many ids a source has, counted no further than to {@code limit}. */
  public long count(UserSource source, int limit) {
    List<Object> args = new ArrayList<>();
    String hits = source.sql(limit, args);
    return sql.list(
            "SELECT COUNT(*) FROM (" + hits + ") AS hits", row -> row.getLong(1), args.toArray())
        .get(0);
  }

  /** How many of the first {@code limit} users of a source the filter leaves. */
  public long count(UserSource source, int limit, UserFilter filter) {
    List<Object> args = new ArrayList<>();
    String hits = source.sql(limit, args);
    UserWhere where = filtered(filter);
    args.addAll(where.args());
    return sql.list(
            "SELECT COUNT(*) FROM ("
                + hits
                + ") AS hits STRAIGHT_JOIN users ON id = hit"
                + where.sql(),
            row -> row.getLong(1),
            args.toArray())
        .get(0);
  }

  /** About how many users there are, as the server's statistics have it. */
  public long estimate() {
    return sql.list(
            """
            SELECT COALESCE(MAX(TABLE_ROWS), 0) FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users'
            """,
            row -> row.getLong(1))
        .get(0);
  }

  /** The apps that have users. */
  public List<String> apps() {
    return UserFacets.apps(sql);
  }

  /** A search by phone is part of a filter only where the rows come from another index. */
  private static UserWhere filtered(UserFilter filter) {
    UserWhere where = filter.search().map(UserSource::condition).orElseGet(UserWhere::new);
    return where.matches(filter);
  }
}
