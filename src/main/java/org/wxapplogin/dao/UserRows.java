package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;

/** SQL that deletes the rows a table holds on users. */
final class UserRows {
  private UserRows() {}

  /** Deletes all rows of these users, of whom there is at least one; returns how many. */
  static int delete(Statements sql, String table, List<Long> users) {
    List<Long> ids = Sql.padded(users);
    return sql.update(
        "DELETE FROM " + table + " WHERE user_id IN (" + Sql.placeholders(ids.size()) + ")",
        ids.toArray());
  }

  /**
   * Deletes up to {@code most} rows of these users; returns how many.
   *
   * @param order the columns of an index that begins with user_id
   */
  static int delete(Statements sql, String table, List<Long> users, String order, int most) {
    List<Object> args = new ArrayList<>(Sql.padded(users));
    String placeholders = Sql.placeholders(args.size());
    args.add(most);
    return sql.update(
        "DELETE FROM "
            + table
            + " WHERE user_id IN ("
            + placeholders
            + ") ORDER BY "
            + order
            + " LIMIT ?",
        args.toArray());
  }
}
