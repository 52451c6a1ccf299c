package org.wxapplogin.load.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/** The one database of a run, which writes each commit to the disk, as it must be in service. */
public final class LoadDatabase implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "--innodb-flush-log-at-trx-commit=1",
          "--innodb-buffer-pool-size=1G",
          "--innodb-log-file-size=1G");

  private final EmbeddedDatabase server;
  private final Connection observer;

  private LoadDatabase(EmbeddedDatabase server) throws SQLException {
    this.server = server;
    this.observer =
        DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
  }

  static LoadDatabase start(Path dir) throws SQLException {
    return new LoadDatabase(EmbeddedDatabase.start(dir, dir.resolve("mariadb"), OPTIONS));
  }

  /** Makes it anew, with no table in it. */
  void empty(String schema) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + schema);
    server.createSchema(schema);
  }

  String url(String schema) {
    return server.jdbcUrl(schema);
  }

  String user() {
    return server.user();
  }

  String password() {
    return server.password();
  }

  public long pid() {
    return server.pid();
  }

  /** Such as {@code 11.4.5-MariaDB}. */
  public String version() throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet row = statement.executeQuery("SELECT VERSION()")) {
      row.next();
      return row.getString(1);
    }
  }

  /** What it has counted since its start, by the name of the counter. */
  Map<String, Long> counters() throws SQLException {
    Map<String, Long> counters = new TreeMap<>();
    try (Statement statement = observer.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
      while (rows.next()) {
        String value = rows.getString(2);
        if (value.matches("\\d{1,18}")) {
          counters.put(rows.getString(1), Long.parseLong(value));
        }
      }
    }
    return counters;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = observer.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    observer.close();
    server.close();
  }
}
