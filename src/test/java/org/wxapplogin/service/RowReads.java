package org.wxapplogin.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.TestDb;

/** Counts the rows the database server touches for a piece of work, as the server counts them. */
public final class RowReads implements AutoCloseable {
  private static final String FETCHED =
      "SELECT SUM(COUNT_FETCH) FROM performance_schema.table_io_waits_summary_by_table"
          + " WHERE OBJECT_SCHEMA = DATABASE()";

  private final BasicDataSource pool = new BasicDataSource();

  public RowReads(TestDb db) {
    pool.setUrl(db.url());
    pool.setMaxTotal(1); // the counters are the connection's
  }

  public DataSource dataSource() {
    return pool;
  }

  /** How many rows and index entries {@code work} reads. */
  public long of(Runnable work) throws SQLException {
    work.run(); // the driver prepares its statements
    Map<String, Long> before = counters();
    work.run();
    Map<String, Long> after = counters();
    return after.keySet().stream()
        .filter(name -> name.matches("Handler_read_(key|next|prev|first|last|rnd|rnd_next)"))
        .mapToLong(name -> after.get(name) - before.get(name))
        .sum();
  }

  /**
   * The same for the rows of our tables alone: not those of temporary tables, in which a server
   * puts what it merges or sorts.
   */
  public long ofTables(Runnable work) throws SQLException {
    work.run(); // the driver prepares its statements
    long before = tableReads();
    work.run();
    return tableReads() - before;
  }

  /** MariaDB counts temporary tables apart; MySQL counts for each table. */
  private long tableReads() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Rows_read'")) {
        if (row.next()) {
          return row.getLong(2);
        }
      }
      try (ResultSet row = statement.executeQuery(FETCHED)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private Map<String, Long> counters() throws SQLException {
    Map<String, Long> counters = new HashMap<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW SESSION STATUS")) {
      while (rows.next()) {
        if (rows.getString(1).startsWith("Handler_read_")) {
          counters.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return counters;
  }

  @Override
  public void close() throws SQLException {
    pool.close();
  }
}
