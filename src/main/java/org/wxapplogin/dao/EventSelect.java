package org.wxapplogin.dao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;

/**
 * A SELECT of a table of events, which have an id and an instant, along one index in its order. The
 * statement names the index: if the server could choose, it might walk the index of the instants
 * for a filter it believes to be common, and read millions of rows if it is rare.
 */
final class EventSelect {
  private final String head;
  private final List<String> where = new ArrayList<>();
  private final List<Object> args = new ArrayList<>();

  /**
   * @param index ends on the instant; all columns before it are compared for equality
   */
  EventSelect(String columns, String table, String index) {
    this.head = "SELECT id, " + columns + " FROM " + table + " FORCE INDEX (" + index + ")";
  }

  /** Adds {@code condition}, if there is a value for its one placeholder. */
  EventSelect and(String condition, Optional<?> value) {
    value.ifPresent(
        present -> {
          where.add(condition);
          args.add(present);
        });
    return this;
  }

  /** Adds {@code condition} with the values of its placeholders. */
  EventSelect and(String condition, List<?> values) {
    where.add(condition);
    args.addAll(values);
    return this;
  }

  /**
   * Up to {@code most} rows beyond a cursor, the newest first, or the oldest first if it goes
   * backward.
   */
  <T> List<T> list(
      Statements sql, Optional<ListCursor> from, int most, Statements.RowMapper<T> mapper) {
    boolean backward = from.map(ListCursor::backward).orElse(false);
    String than = backward ? ">" : "<";
    from.ifPresent(
        cursor -> {
          Instant at = cursor.at();
          where.add("at " + than + "= ? AND (at " + than + " ? OR id " + than + " ?)");
          args.addAll(List.of(at, at, cursor.id()));
        });
    args.add(most);
    String direction = backward ? "ASC" : "DESC";
    return sql.list(
        head
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY at "
            + direction
            + ", id "
            + direction
            + " LIMIT ?",
        mapper,
        args.toArray());
  }
}
