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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Part COMMIT = Part.ofWrite("COMMIT");

  /** Such as {@code INSERT INTO users}. */
  private static final Pattern FIRST_WORDS =
      Pattern.compile("\\s*(\\S+(?:\\s+\\S+){0,2}).*", Pattern.DOTALL);

  private final Connection connection;
  private final int seconds;
  private final boolean together;

  /** Writes that wait, in order. */
  private final List<Part> waiting = new ArrayList<>();

  public Statements(Connection connection) {
    this(connection, 0, false);
  }

  /**
   * @param seconds after which the server ends a statement; 0 for no limit
   * @param together whether the connection takes several statements at a time
   */
  public Statements(Connection connection, int seconds, boolean together) {
    this.connection = connection;
    this.seconds = seconds;
    this.together = together;
  }

  /** Makes an object of the current row. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Runs a statement that changes rows; returns how many. */
  public int update(String sql, Object... args) {
    return run(Part.ofWrite(sql, args));
  }

  /**
   * Runs a statement whose number of changed rows does not matter, in its order among the others.
   * Where the connection takes several statements at a time, it waits for the next that does not
   * wait, or for {@link #commit}, to share a round trip: it is then there that it fails.
   */
  public void write(String sql, Object... args) {
    Part part = Part.ofWrite(sql, args);
    if (together) {
      waiting.add(part);
    } else {
      run(part);
    }
  }

  /**
   * Ends the transaction, in one round trip with what waits. A statement that fails keeps the
   * commit behind it from being run.
   *
   * @throws DataAccessException for which {@link DataAccessException#isInDoubt} holds, if it may or
   *     may not have happened
   */
  public void commit() {
    if (!waiting.isEmpty()) {
      run(List.of(COMMIT));
      return;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw DataAccessException.ofCommit(e);
    }
  }

  private void flush() {
    if (!waiting.isEmpty()) {
      run(List.of());
    }
  }

  /** Runs queries, in one round trip if the connection takes several statements at a time. */
  public void read(List<Part> queries) {
    if (together) {
      run(queries);
    } else {
      queries.forEach(this::run);
    }
  }

  /**
   * Inserts many rows in few statements, as {@link #write} does. Where each is a text of its own,
   * block sizes are powers of two, so that the driver's cache of prepared statements holds a
   * handful of texts, not one for every number of rows.
   *
   * @param insert {@code INSERT INTO t (a, b) VALUES}
   * @param suffix such as {@code ON DUPLICATE KEY UPDATE …}, or empty
   * @param rows each with as many values as the statement names columns
   */
  public void insertAll(String insert, String suffix, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      insertAll(insert, "(" + Sql.placeholders(rows.get(0).length) + ")", suffix, rows);
    }
  }

  /**
   * Inserts many rows as the other method does, of which not each value is a placeholder.
   *
   * @param row SQL of a row, such as {@code (UTC_TIMESTAMP(3), ?)}
   */
  public void insertAll(String insert, String row, String suffix, List<Object[]> rows) {
    int done = 0;
    while (done < rows.size()) {
      int left = rows.size() - done;
      int block = together ? Math.min(left, Sql.MAX_BLOCK) : Sql.block(left);
      List<Object> args = new ArrayList<>();
      rows.subList(done, done + block).forEach(values -> args.addAll(Arrays.asList(values)));
      write(insert + " " + Sql.repeat(row, block) + " " + suffix, args.toArray());
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
    flush();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        Part.ofWrite(sql, row).bind(statement, 0);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  public <T> List<T> list(String sql, RowMapper<T> mapper, Object... args) {
    List<T> result = new ArrayList<>();
    run(new Part(sql, row -> result.add(mapper.map(row)), args));
    return List.copyOf(result);
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
   * change; this method and {@link Part#bind} are the only places that know.
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

  private int run(Part part) {
    return run(List.of(part));
  }

  /** Runs what waits, then these; returns how many rows the last has changed. */
  private int run(List<Part> last) {
    List<Part> parts = new ArrayList<>(waiting);
    waiting.clear();
    parts.addAll(last);
    try (PreparedStatement statement = prepare(parts)) {
      int changed = 0;
      boolean rows = statement.execute();
      for (int i = 0; i < parts.size(); i++) {
        if (i > 0) {
          rows = statement.getMoreResults();
        }
        if (rows) {
          readRows(statement, parts.get(i));
        } else {
          changed = statement.getUpdateCount();
        }
      }
      return changed;
    } catch (SQLException e) {
      DataAccessException failure = failure(names(parts), e);
      throw parts.contains(COMMIT) ? DataAccessException.ofWritesWithCommit(failure, e) : failure;
    }
  }

  /** Of several: the driver reads all answers before it tells of a failure, and not of which. */
  private static String names(List<Part> parts) {
    return parts.size() == 1
        ? parts.get(0).sql()
        : parts.stream()
            .map(part -> FIRST_WORDS.matcher(part.sql()).replaceFirst("$1"))
            .collect(Collectors.joining("; ", "one of ", ""));
  }

  private PreparedStatement prepare(List<Part> parts) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            parts.size() == 1
                ? parts.get(0).sql()
                : parts.stream().map(Part::sql).collect(Collectors.joining(";\n")));
    try {
      int bound = 0;
      for (Part part : parts) {
        bound = part.bind(statement, bound);
      }
      if (seconds > 0) {
        statement.setQueryTimeout(seconds);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void readRows(PreparedStatement statement, Part part) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        part.each().read(rows);
      }
    }
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
}
