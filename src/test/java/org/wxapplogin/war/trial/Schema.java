package org.wxapplogin.war.trial;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The tables of one trial, and the account of its servers, which has no right that lets it pass
 * over a database that only reads. Dropped at the end.
 */
public final class Schema implements AutoCloseable {
  private static final String RIGHTS = "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX";

  /** A table of MySQL alone, for which docs/scaling.md asks this right. */
  private static final String MEMBERS = "performance_schema.replication_group_members";

  private final List<DatabaseAddress> addresses;
  private final String name;
  private final String password;

  private Schema(List<DatabaseAddress> addresses, String name, String password) {
    this.addresses = addresses;
    this.name = name;
    this.password = password;
  }

  /** Makes an empty one on servers that all serve. */
  public static Schema create(List<DatabaseAddress> addresses) throws SQLException {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    String hex = HexFormat.of().formatHex(bytes);
    Schema schema = new Schema(addresses, "wxfault_" + hex, "Aa1-" + hex);
    try (Connection connection = connect(addresses, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + schema.name + " CHARACTER SET utf8mb4");
      statement.execute(
          "CREATE USER " + schema.account() + " IDENTIFIED BY '" + schema.password + "'");
      statement.execute("GRANT " + RIGHTS + " ON " + schema.name + ".* TO " + schema.account());
      if (connection.getMetaData().getDatabaseProductVersion().contains("MariaDB")) {
        return schema;
      }
      statement.execute("GRANT SELECT ON " + MEMBERS + " TO " + schema.account());
    }
    return schema;
  }

  /** What a server is given as its {@code db.url}, with the account among its parameters. */
  public String url(String scheme) {
    return DatabaseAddress.url(scheme, addresses, name) + "&user=" + name + "&password=" + password;
  }

  /** The same for an account that may do everything. */
  public String adminUrl() {
    DatabaseAddress first = addresses.get(0);
    return DatabaseAddress.url("jdbc:mysql://", List.of(first), name)
        + "&user="
        + first.user()
        + "&password="
        + first.password();
  }

  /** What the database is called. */
  public String name() {
    return name;
  }

  /** The name of the account with which servers use it. */
  public String user() {
    return name;
  }

  /** A connection of an administrator, to the first server that can be written to. */
  public Connection connect() throws SQLException {
    return connect(addresses, name);
  }

  private static Connection connect(List<DatabaseAddress> addresses, String schema)
      throws SQLException {
    SQLException last = new SQLException("no server can be written to");
    for (DatabaseAddress address : addresses) {
      try {
        Connection connection = address.connect(schema);
        if (isWritable(connection)) {
          return connection;
        }
        connection.close();
      } catch (SQLException e) {
        last = e;
      }
    }
    throw last;
  }

  private static boolean isWritable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@GLOBAL.read_only")) {
      return row.next() && !row.getBoolean(1);
    }
  }

  private String account() {
    return "'" + name + "'@'%'";
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name);
      statement.execute("DROP USER " + account());
    }
  }
}
