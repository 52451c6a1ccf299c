package org.wxapplogin.dao.userlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;

/**
 * SQL that forgets from where users logged in last. It goes along the index of the list: that
 * begins with other columns, so each combination of their values is a stretch of its own.
 */
public final class UserAddressDao {
  private static final String COLUMN = UserWhere.column(UserSort.Key.LAST_LOGIN);

  private static final String INDEX =
      " FORCE INDEX (" + UserFacets.index(UserSort.Key.LAST_LOGIN) + ")";

  /** How many stretches go into one statement: the server does not prepare longer ones. */
  private static final int MAX_BRANCHES = 72;

  private final Statements sql;

  public UserAddressDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * The instant at which some stretch has its {@code step}th last login of a time, the first of
   * these instants; empty if no stretch has as many.
   */
  public Optional<Instant> findNth(TimeRange time, int step) {
    List<UserWhere> stretches = UserFacets.of(UserFilter.NONE, apps()).apart();
    Optional<Instant> first = Optional.empty();
    for (int i = 0; i < stretches.size(); i += MAX_BRANCHES) {
      List<UserWhere> some = stretches.subList(i, Math.min(i + MAX_BRANCHES, stretches.size()));
      Optional<Instant> here = findNth(some, time, step);
      first = first.filter(at -> here.isEmpty() || at.isBefore(here.get())).or(() -> here);
    }
    return first;
  }

  private Optional<Instant> findNth(List<UserWhere> stretches, TimeRange time, int step) {
    List<String> parts = new ArrayList<>();
    List<Object> args = new ArrayList<>();
    for (UserWhere stretch : stretches) {
      UserWhere where = stretch.within(COLUMN, time);
      parts.add(
          "(SELECT %s AS hit FROM users%s%s ORDER BY %s, id LIMIT 1 OFFSET ?)"
              .formatted(COLUMN, INDEX, where.sql(), COLUMN));
      args.addAll(where.args());
      args.add(step - 1);
    }
    return sql
        .list(
            "SELECT hit FROM ("
                + String.join(" UNION ALL ", parts)
                + ") AS hits ORDER BY hit LIMIT 1",
            row -> Statements.instant(row, "hit"),
            args.toArray())
        .stream()
        .findFirst();
  }

  /** Forgets the addresses of those whose last login was at a time; returns of how many. */
  public int forget(TimeRange time) {
    List<String> apps = apps();
    if (apps.isEmpty()) {
      return 0;
    }
    UserWhere where = along(apps, time).and("last_login_ip <> ''");
    return sql.update(
        "UPDATE users" + INDEX + " SET last_login_ip = ''" + where.sql(), where.args().toArray());
  }

  /** How many users had their last login at a time; {@code most} for as many and more. */
  public long count(TimeRange time, int most) {
    List<String> apps = apps();
    if (apps.isEmpty()) {
      return 0;
    }
    UserWhere where = along(apps, time);
    List<Object> args = new ArrayList<>(where.args());
    args.add(most);
    return sql.one(
            "SELECT COUNT(*) AS users FROM (SELECT id FROM users"
                + INDEX
                + where.sql()
                + " LIMIT ?) AS few",
            row -> row.getLong("users"),
            args.toArray())
        .orElseThrow();
  }

  private static UserWhere along(List<String> apps, TimeRange time) {
    return UserFacets.of(UserFilter.NONE, apps).together().within(COLUMN, time);
  }

  private List<String> apps() {
    return UserFacets.apps(sql);
  }
}
