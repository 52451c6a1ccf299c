package org.wxapplogin.dao.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs statements on one connection. Each takes its values as arguments: SQL text holds only
 * placeholders. A failure is a {@link DataAccessException}. Not thread-safe: it belongs to the
 * transaction it was made for.
 */
public final class Statements {
  /**
   * SQL for the database's time, in milliseconds since 1970. Not from NOW(): in a zone with summer
   * time that would be wrong by an hour once a year.
   */
  public static final String NOW =
      "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)";

  private final Connection connection;
  private final int seconds;

  public Statements(Connection connection) {
    this(connection, 0);
  }

  /**
   * @param seconds after which the server ends a statement; 0 for no limit
   */
  public Statements(Connection connection, int seconds) {
    this.connection = connection;
    this.seconds = seconds;
  }

  /** Makes an object of the current row. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  public int update(String sql, Object... args) {
    try (PreparedStatement statement = prepare(sql, args)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /**
   * Inserts many rows in few statements. Block sizes are powers of two, so that the driver's cache
   * of prepared statements holds a handful of texts, not one for every number of rows.
   *
   * @param insert {@code INSERT INTO t (a, b) VALUES}
   * @param suffix such as {@code ON DUPLICATE KEY UPDATE …}, or empty
   * @param rows each with as many values as the statement names columns
   */
  public void insertAll(String insert, String suffix, List<Object[]> rows) {
    int done = 0;
    while (done < rows.size()) {
      int block = Sql.block(rows.size() - done);
      List<Object> args = new ArrayList<>();
      rows.subList(done, done + block).forEach(row -> args.addAll(Arrays.asList(row)));
      String values = Sql.repeat("(" + Sql.placeholders(rows.get(done).length) + ")", block);
      update(insert + " " + values + " " + suffix, args.toArray());
      done += block;
    }
  }

  /**
   * Runs the statement once for each of {@code rows}, in order.
   *
   * @return how many rows of the table each run found
   */
  public int[] updateAll(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  public <T> List<T> list(String sql, RowMapper<T> mapper, Object... args) {
    try (PreparedStatement statement = prepare(sql, args);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(mapper.map(rows));
      }
      return List.copyOf(result);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  public <T> Optional<T> one(String sql, RowMapper<T> mapper, Object... args) {
    List<T> found = list(sql, mapper, args);
    if (found.size() > 1) {
      throw new IllegalStateException("expected at most one row: " + sql);
    }
    return found.stream().findFirst();
  }

  /**
   * Reads an instant. They are stored as milliseconds since 1970, which no driver or time zone can
   * change; this method and {@link #bind} are the only places that know.
   */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** Reads an instant that may be NULL; empty if it is. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /**
   * The failure of a statement. Where the connection was lost, the driver may complain of what that
   * left behind, such as a closed statement, and not of the loss.
   */
  private DataAccessException failure(String sql, SQLException cause) {
    try {
      return connection.isClosed()
          ? DataAccessException.ofLostConnection(sql, cause)
          : new DataAccessException(sql, cause);
    } catch (SQLException e) {
      return DataAccessException.ofLostConnection(sql, cause);
    }
  }

  private PreparedStatement prepare(String sql, Object... args) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, args);
      if (seconds > 0) {
        statement.setQueryTimeout(seconds);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, Object[] args) throws SQLException {
    for (int i = 0; i < args.length; i++) {
      bind(statement, i + 1, args[i]);
    }
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
