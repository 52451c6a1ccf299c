package org.wxapplogin.dao.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A statement with its values, and what is done with each row of its result.
 *
 * @param sql one statement, with a placeholder for each of {@code args}
 */
public record Part(String sql, RowReader each, Object... args) {
  private static final RowReader NO_ROWS =
      row -> {
        throw new IllegalStateException("a statement that only writes gave a row");
      };

  /** Takes what is wanted of the current row. */
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  static Part ofWrite(String sql, Object... args) {
    return new Part(sql, NO_ROWS, args);
  }

  /**
   * @param before how many placeholders come before those of this statement
   * @return how many come before those of the next
   */
  int bind(PreparedStatement statement, int before) throws SQLException {
    int index = before;
    for (Object arg : args) {
      index++;
      bind(statement, index, arg);
    }
    return index;
  }

  /** Binds by type: the driver's setObject would find the type by itself, but is slower. */
  private static void bind(PreparedStatement statement, int index, Object arg) throws SQLException {
    if (arg instanceof String text) {
      statement.setString(index, text);
    } else if (arg instanceof Long number) {
      statement.setLong(index, number);
    } else if (arg instanceof Instant instant) {
      statement.setLong(index, instant.toEpochMilli());
    } else if (arg instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (arg instanceof Integer number) {
      statement.setInt(index, number);
    } else if (arg instanceof Enum<?> constant) {
      statement.setString(index, constant.name());
    } else {
      statement.setObject(index, arg);
    }
  }
}
