package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;

/**
 * Reads login_events in the order of the ids, along the index of the filter that leaves the fewest.
 * Each index goes on with the outcome after its first column. What of these the filter leaves open
 * is enumerated: each value is a branch, a stretch of the index in the order of the ids.
 */
final class LoginEventList {
  /** How many branches go into one statement: the server does not prepare longer ones. */
  private static final int MAX_BRANCHES = 72;

  private static final int MAX_APPS = 1_000;

  private final Statements sql;
  private final LoginEventQuery query;
  private final String index;
  private final List<String> where = new ArrayList<>();
  private final List<Object> args = new ArrayList<>();

  LoginEventList(Statements sql, LoginEventQuery query) {
    this.sql = sql;
    this.query = query;
    this.index = index(query);
    and("user_id = ?", query.userId());
    and("ip = ?", query.ip());
    and("outcome = ?", query.outcome());
    and("appid = ?", query.appid());
    if (!query.apps().isAll()) {
      where.add("appid IN (" + Sql.placeholders(query.apps().apps().size()) + ")");
      args.addAll(query.apps().apps());
    }
    and("at >= ?", query.from());
    and("at < ?", query.until());
    LoginEventTimes times = new LoginEventTimes(sql);
    and("id > ?", query.from().map(times::below));
    and("id < ?", query.until().map(times::above));
  }

  /** What a branch adds to the conditions that all have. */
  private record Branch(String condition, List<Object> values) {
    private Branch and(Branch other) {
      List<Object> both = new ArrayList<>(values);
      both.addAll(other.values);
      return new Branch(condition + " AND " + other.condition, both);
    }
  }

  /** Up to {@code most} events beyond a cursor, in the order in which they are met. */
  List<WithId<LoginEvent>> read(Optional<ListCursor> from, int most) {
    boolean backward = from.map(ListCursor::backward).orElse(false);
    and(backward ? "id > ?" : "id < ?", from.map(ListCursor::id));
    String direction = backward ? "ASC" : "DESC";
    List<Branch> branches = branches();
    List<WithId<LoginEvent>> met = new ArrayList<>();
    for (int i = 0; i < branches.size(); i += MAX_BRANCHES) {
      int end = Math.min(i + MAX_BRANCHES, branches.size());
      met.addAll(read(branches.subList(i, end), direction, most));
    }
    Comparator<WithId<LoginEvent>> order = Comparator.comparingLong(WithId::id);
    return met.stream().sorted(backward ? order : order.reversed()).limit(most).toList();
  }

  private static String index(LoginEventQuery query) {
    if (query.userId().isPresent()) {
      return "login_events_by_user";
    }
    if (query.ip().isPresent()) {
      return "login_events_by_ip";
    }
    boolean narrowed =
        query.appid().isPresent() || query.outcome().isPresent() || !query.apps().isAll();
    return narrowed ? "login_events_by_app" : "PRIMARY";
  }

  private void and(String condition, Optional<?> value) {
    value.ifPresent(
        present -> {
          where.add(condition);
          args.add(present);
        });
  }

  private List<Branch> branches() {
    if (index.equals("PRIMARY")) {
      return List.of(new Branch("TRUE", List.of()));
    }
    List<Branch> outcomes =
        query.outcome().isEmpty()
            ? branches("outcome = ?", Arrays.asList(LoginOutcome.values()))
            : List.of(new Branch("TRUE", List.of()));
    if (!index.equals("login_events_by_app") || query.appid().isPresent()) {
      return outcomes;
    }
    List<String> apps = query.apps().isAll() ? apps() : query.apps().apps();
    return branches("appid = ?", apps).stream()
        .flatMap(app -> outcomes.stream().map(app::and))
        .toList();
  }

  private static List<Branch> branches(String condition, List<?> values) {
    return values.stream().map(value -> new Branch(condition, List.of(value))).toList();
  }

  /** The apps that have events; each is found by one look into the index. */
  private List<String> apps() {
    List<String> apps = new ArrayList<>();
    Optional<String> next = nextApp("");
    while (next.isPresent() && apps.size() < MAX_APPS) {
      apps.add(next.get());
      next = nextApp(next.get());
    }
    return apps;
  }

  private Optional<String> nextApp(String after) {
    return sql.one(
        "SELECT appid FROM login_events FORCE INDEX (login_events_by_app)"
            + " WHERE appid > ? ORDER BY appid LIMIT 1",
        row -> row.getString("appid"),
        after);
  }

  private List<WithId<LoginEvent>> read(List<Branch> branches, String direction, int most) {
    List<Object> values = new ArrayList<>();
    if (branches.size() == 1) {
      String rows = branch("id, " + LoginEventDao.COLUMNS, branches.get(0), direction, values);
      values.add(most);
      return sql.list(rows, LoginEventList::map, values.toArray());
    }
    List<String> parts = new ArrayList<>();
    for (Branch branch : branches) {
      parts.add("(" + branch("id AS hit", branch, direction, values) + ")");
      values.add(most);
    }
    values.add(most);
    return sql.list(
        "SELECT id, %s FROM (%s ORDER BY hit %s LIMIT ?) AS hits STRAIGHT_JOIN login_events ON id = hit"
            .formatted(LoginEventDao.COLUMNS, String.join(" UNION ALL ", parts), direction),
        LoginEventList::map,
        values.toArray());
  }

  private String branch(String columns, Branch branch, String direction, List<Object> values) {
    List<String> conditions = new ArrayList<>(List.of(branch.condition()));
    conditions.addAll(where);
    values.addAll(branch.values());
    values.addAll(args);
    return "SELECT %s FROM login_events FORCE INDEX (%s) WHERE %s ORDER BY id %s LIMIT ?"
        .formatted(columns, index, String.join(" AND ", conditions), direction);
  }

  private static WithId<LoginEvent> map(ResultSet row) throws SQLException {
    long user = row.getLong("user_id");
    Optional<Long> userId = row.wasNull() ? Optional.empty() : Optional.of(user);
    return new WithId<>(
        row.getLong("id"),
        new LoginEvent(
            Statements.instant(row, "at"),
            row.getString("appid"),
            userId,
            LoginOutcome.valueOf(row.getString("outcome")),
            row.getString("ip"),
            row.getString("device"),
            row.getLong("times")));
  }
}
