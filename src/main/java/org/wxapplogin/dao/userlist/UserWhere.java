package org.wxapplogin.dao.userlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;

/** Conditions on users, all of which must hold, and the values of their placeholders. */
final class UserWhere {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> args = new ArrayList<>();

  UserWhere and(String condition, Object... values) {
    conditions.add(condition);
    args.addAll(List.of(values));
    return this;
  }

  /** These conditions and those of another. */
  UserWhere with(UserWhere other) {
    UserWhere both = new UserWhere();
    for (UserWhere one : List.of(this, other)) {
      both.conditions.addAll(one.conditions);
      both.args.addAll(one.args);
    }
    return both;
  }

  UserWhere in(String column, Collection<?> values) {
    if (values.isEmpty()) {
      return and("FALSE");
    }
    conditions.add(column + " IN (" + Sql.placeholders(values.size()) + ")");
    args.addAll(values);
    return this;
  }

  UserWhere within(String column, TimeRange range) {
    range.from().ifPresent(from -> and(column + " >= ?", from));
    range.until().ifPresent(until -> and(column + " < ?", until));
    return this;
  }

  /**
   * Only rows beyond a cursor. Spelled out, because a comparison of pairs, {@code (a, b) < (?, ?)},
   * uses no index on MySQL.
   */
  UserWhere beyond(Optional<ListCursor> from, String column, boolean descending) {
    String than = descending ? " < ?" : " > ?";
    from.ifPresent(
        cursor -> {
          Instant at = cursor.at();
          and(
              "(" + column + than + " OR (" + column + " = ? AND id" + than + "))",
              at,
              at,
              cursor.id());
        });
    return this;
  }

  /** All conditions of a filter but its search. */
  UserWhere matches(UserFilter filter) {
    filter.appid().ifPresent(appid -> and("appid = ?", appid));
    if (!filter.apps().isAll()) {
      in("appid", filter.apps().apps());
    }
    filter.status().ifPresent(status -> and("status = ?", status.number()));
    filter.level().ifPresent(level -> and("level = ?", level.number()));
    filter.hasPhone().ifPresent(has -> and("has_phone = ?", has ? 1 : 0));
    filter.doubt().ifPresent(doubt -> and("person_doubt = ?", doubt.number()));
    within(column(UserSort.Key.REGISTERED), filter.registered());
    return within(column(UserSort.Key.LAST_LOGIN), filter.lastLogin());
  }

  /** The WHERE clause; empty if there are no conditions. */
  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  List<Object> args() {
    return args;
  }

  static String column(UserSort.Key key) {
    return switch (key) {
      case REGISTERED -> "registered_at";
      case LAST_LOGIN -> "last_login_at";
    };
  }
}
