package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;

/**
 * The values of the columns with which an index of the list begins: those a filter names, or else
 * all values there are.
 */
record UserFacets(
    Collection<String> apps,
    Collection<Integer> statuses,
    Collection<Integer> levels,
    Collection<Integer> phones) {
  private static final int MAX_APPS = 1_000;

  static UserFacets of(UserFilter filter, Collection<String> allApps) {
    return new UserFacets(
        filter.apps().within(filter.appid().<Collection<String>>map(List::of).orElse(allApps)),
        one(filter.status().map(UserStatus::number))
            .orElse(Arrays.stream(UserStatus.values()).map(UserStatus::number).toList()),
        one(filter.level().map(UserLevel::number))
            .orElse(Arrays.stream(UserLevel.values()).map(UserLevel::number).toList()),
        one(filter.hasPhone().map(has -> has ? 1 : 0)).orElse(List.of(0, 1)));
  }

  /** The apps that have users, in order; each is found by one look into an index. */
  static List<String> apps(Statements sql) {
    List<String> apps = new ArrayList<>();
    Optional<String> next = nextApp(sql, "");
    while (next.isPresent() && apps.size() < MAX_APPS) {
      apps.add(next.get());
      next = nextApp(sql, next.get());
    }
    return apps;
  }

  private static Optional<String> nextApp(Statements sql, String after) {
    return sql.one(
        "SELECT appid FROM users FORCE INDEX (users_identity) WHERE appid > ? ORDER BY appid LIMIT 1",
        row -> row.getString("appid"),
        after);
  }

  static String index(UserSort.Key key) {
    return switch (key) {
      case REGISTERED -> "users_by_registered";
      case LAST_LOGIN -> "users_by_last_login";
    };
  }

  /** One condition for all combinations. It reads the index, but not in its order. */
  UserWhere together() {
    return new UserWhere()
        .in("appid", apps)
        .in("status", statuses)
        .in("level", levels)
        .in("has_phone", phones);
  }

  /** A condition for each combination, which reads one stretch of the index in its order. */
  List<UserWhere> apart() {
    List<UserWhere> mixes = new ArrayList<>();
    for (String app : apps) {
      for (int status : statuses) {
        for (int level : levels) {
          for (int phone : phones) {
            mixes.add(
                new UserWhere()
                    .and("appid = ?", app)
                    .and("status = " + status)
                    .and("level = " + level)
                    .and("has_phone = " + phone));
          }
        }
      }
    }
    return mixes;
  }

  private static Optional<Collection<Integer>> one(Optional<Integer> number) {
    return number.map(List::of);
  }
}
