package org.wxapplogin.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How far the filling is. It is kept in two tables of the filled database itself, so that an
 * interrupted run goes on where it was, and a filled database can be told from one with real users.
 */
final class FillState {
  private static final String CREATE_VALUES =
      "CREATE TABLE IF NOT EXISTS fill_state (name VARCHAR(64) NOT NULL PRIMARY KEY,"
          + " value TEXT NOT NULL) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4";
  private static final String CREATE_CHUNKS =
      "CREATE TABLE IF NOT EXISTS fill_chunks (table_name VARCHAR(64) NOT NULL, chunk INT NOT NULL,"
          + " PRIMARY KEY (table_name, chunk)) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4";

  private static final Pattern KEPT =
      Pattern.compile("flyway_schema_history|fill_.*|admins?|admin_.*|access_tokens|jobs|nodes");

  private final Connections connections;

  FillState(Connections connections) {
    this.connections = connections;
  }

  /** Whether this command has ever worked on this database. */
  boolean exists() throws SQLException {
    return connections.flag(
        "SELECT COUNT(*) FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_name = 'fill_state'");
  }

  void create() throws SQLException {
    connections.execute(CREATE_VALUES);
    connections.execute(CREATE_CHUNKS);
  }

  Optional<String> get(String name) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement select =
            connection.prepareStatement("SELECT value FROM fill_state WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  void put(String name, String value) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement replace =
            connection.prepareStatement("REPLACE INTO fill_state (name, value) VALUES (?, ?)")) {
      replace.setString(1, name);
      replace.setString(2, value);
      replace.executeUpdate();
    }
  }

  void remove(String name) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM fill_state WHERE name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }

  Set<Integer> doneChunks(Table table) throws SQLException {
    Set<Integer> done = new HashSet<>();
    try (Connection connection = connections.open();
        PreparedStatement select =
            connection.prepareStatement("SELECT chunk FROM fill_chunks WHERE table_name = ?")) {
      select.setString(1, table.name());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          done.add(rows.getInt(1));
        }
      }
    }
    return done;
  }

  /**
   * @param statement in the transaction that wrote the chunk's rows
   */
  void markDone(Statement statement, Table table, int chunk) throws SQLException {
    statement.executeUpdate(
        "INSERT INTO fill_chunks (table_name, chunk) VALUES ('"
            + table.name()
            + "', "
            + chunk
            + ")");
  }

  /** Deletes all rows and all progress, except for the admins and the keys that must be rebuilt. */
  void clear() throws SQLException {
    List<String> tables =
        connections.texts(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type = 'BASE TABLE'");
    for (String table : tables) {
      if (!KEPT.matcher(table).matches()) {
        connections.execute("TRUNCATE TABLE " + table);
      }
    }
    connections.execute("DELETE FROM fill_chunks");
    connections.execute("DELETE FROM fill_state WHERE name NOT LIKE 'keys of %'");
  }
}
