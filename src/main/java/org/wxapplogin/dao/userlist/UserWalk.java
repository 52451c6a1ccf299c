package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;

/**
 * Reads users along the index of an order. The index begins with app, status, level and phone.
 * Where the filter names no value for one of these, all values are enumerated, and each combination
 * is a branch that finds the first rows of the page by itself. The page is made of the first rows
 * of all branches together: whatever the filter, and however far down the page is, a branch reads
 * no more than a page.
 */
final class UserWalk {
  /** How many branches go into one statement: the server does not prepare longer ones. */
  private static final int MAX_BRANCHES = 72;

  private final UserFilter filter;
  private final UserSort sort;
  private final boolean descending;
  private final String column;
  private final Optional<ListCursor> from;
  private final int most;

  /**
   * @param filter without a search and without a mark
   */
  UserWalk(UserFilter filter, UserSort sort, Optional<ListCursor> from, int most) {
    this.filter = filter;
    this.sort = sort;
    this.descending = sort.descending() != from.map(ListCursor::backward).orElse(false);
    this.column = UserWhere.column(sort.key());
    this.from = from;
    this.most = most;
  }

  List<User> read(Statements sql, Collection<String> apps) {
    boolean plain = isPlain(filter, sort.key());
    String index = plain ? "users_registered" : UserFacets.index(sort.key());
    List<UserWhere> branches =
        plain ? List.of(new UserWhere()) : UserFacets.of(filter, apps).apart();
    List<User> met = new ArrayList<>();
    for (int i = 0; i < branches.size(); i += MAX_BRANCHES) {
      met.addAll(
          read(sql, index, branches.subList(i, Math.min(i + MAX_BRANCHES, branches.size()))));
    }
    if (branches.size() <= MAX_BRANCHES) {
      return met;
    }
    Comparator<User> order = Comparator.comparing(sort::of);
    order = order.thenComparing(User::id);
    return met.stream().sorted(descending ? order.reversed() : order).limit(most).toList();
  }

  /** Whether only the time of registration matters, for which there is a plain index. */
  static boolean isPlain(UserFilter filter, UserSort.Key key) {
    return key == UserSort.Key.REGISTERED
        && new UserFilter(
                Optional.empty(),
                filter.appid(),
                filter.status(),
                filter.level(),
                filter.hasPhone(),
                filter.doubt(),
                UserFilter.NONE.registered(),
                filter.lastLogin(),
                filter.apps())
            .isNone();
  }

  private List<User> read(Statements sql, String index, List<UserWhere> branches) {
    List<Object> args = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (UserWhere branch : branches) {
      UserWhere where =
          branch
              .within(column, filter.range(sort.key()))
              .within(UserWhere.column(sort.key().other()), filter.range(sort.key().other()))
              .beyond(from, column, descending);
      parts.add(
          "(SELECT id AS hit, "
              + column
              + " AS hit_at FROM users FORCE INDEX ("
              + index
              + ")"
              + where.sql()
              + order(column, "id")
              + " LIMIT ?)");
      args.addAll(where.args());
      args.add(most);
    }
    args.add(most);
    return sql.list(
        "SELECT "
            + UserMapper.COLUMNS
            + " FROM ("
            + String.join(" UNION ALL ", parts)
            + order("hit_at", "hit")
            + " LIMIT ?) AS hits STRAIGHT_JOIN users ON id = hit"
            + order("hit_at", "hit"),
        UserMapper::map,
        args.toArray());
  }

  private String order(String first, String second) {
    String direction = descending ? " DESC" : " ASC";
    return " ORDER BY " + first + direction + ", " + second + direction;
  }
}
