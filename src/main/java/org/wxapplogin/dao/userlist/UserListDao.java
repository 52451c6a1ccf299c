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
 * SQL that lists users in two ways, which are fast for any number of users: along the index of the
 * order, or out of a few users that another index finds.
 */
public final class UserListDao {
  private final Statements sql;

  public UserListDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Up to {@code most} users beyond {@code from}, read along the index of the order: in the order
   * in which they are met, so if the cursor goes backward, the nearest first, which is the reverse
   * of the list's order. Fast, unless the filter also has a range of the other sort key.
   *
   * @param filter without a search and without a mark
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
   * Up to {@code most} users beyond {@code from}, out of the first {@code limit} users of a source,
   * which are all read and sorted.
   *
   * @param filter without the condition that the source itself applies
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
    UserWhere where = UserSource.all(filter).beyond(from, column, descending);
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

  /** How many users a source has; counting stops at {@code limit}. */
  public long count(UserSource source, int limit) {
    List<Object> args = new ArrayList<>();
    String hits = source.sql(limit, args);
    return sql.list(
            "SELECT COUNT(*) FROM (" + hits + ") AS hits", row -> row.getLong(1), args.toArray())
        .get(0);
  }

  /**
   * How many of the ways of a source, from the first, find more than {@code most} users; 0 if all
   * of them together find no more. What one way finds is counted in its index; to put several
   * together, each user once, is dearer, and done only where none finds so many by itself.
   */
  public int waysToMoreThan(UserSource source, int most) {
    long found = 0;
    for (int way = 0; way < source.ways(); way++) {
      long here = count(source.way(way), most + 1);
      if (here > most) {
        return way + 1;
      }
      found += here;
    }
    return found > most && count(source, most + 1) > most ? source.ways() : 0;
  }

  /** How many of the first {@code limit} users of a source match the filter. */
  public long count(UserSource source, int limit, UserFilter filter) {
    List<Object> args = new ArrayList<>();
    String hits = source.sql(limit, args);
    UserWhere where = UserSource.all(filter);
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

  /** About how many users there are, by the server's statistics. */
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
}
