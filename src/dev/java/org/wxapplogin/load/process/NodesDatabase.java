package org.wxapplogin.load.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The database of several nodes: that of the run, or hosts that run already. */
final class NodesDatabase implements AutoCloseable {
  private static final String SCHEMA = "load_nodes";

  private final GivenDatabase given;
  private final List<Connection> hosts = new ArrayList<>();

  private NodesDatabase(GivenDatabase given) throws SQLException {
    this.given = given;
    Set<String> each = new LinkedHashSet<>();
    given.urls().forEach(url -> GivenDatabase.hosts(url).forEach(each::add));
    String first = given.urls().get(0);
    for (String host : each) {
      hosts.add(
          DriverManager.getConnection(
              host, GivenDatabase.user(first), GivenDatabase.password(first)));
    }
  }

  /** With a schema that is made anew. */
  static NodesDatabase open(GivenDatabase given) throws SQLException {
    NodesDatabase database = new NodesDatabase(given);
    database.empty();
    return database;
  }

  /** The hosts of a group with one primary take no writes but there. */
  private void empty() throws SQLException {
    for (Connection host : hosts) {
      if (number(host, "SELECT @@GLOBAL.read_only") == 0) {
        try (Statement statement = host.createStatement()) {
          statement.execute("DROP DATABASE IF EXISTS " + SCHEMA);
          statement.execute("CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4");
        }
        return;
      }
    }
    throw new SQLException("no host of the database can be written to");
  }

  /** What a node needs to know of it. */
  Map<String, String> environment(int node) {
    String url = given.urls().get(node % given.urls().size());
    return Map.of(
        "WXAPPLOGIN_DB_URL", GivenDatabase.withSchema(url, SCHEMA),
        "WXAPPLOGIN_DB_USER", GivenDatabase.user(url),
        "WXAPPLOGIN_DB_PASSWORD", GivenDatabase.password(url));
  }

  List<Long> pids() {
    return given.pids();
  }

  /** Such as {@code 8.4.0, 3 hosts}. */
  String version() throws SQLException {
    try (Statement statement = hosts.get(0).createStatement();
        ResultSet row = statement.executeQuery("SELECT VERSION()")) {
      row.next();
      return row.getString(1) + (hosts.size() == 1 ? "" : ", " + hosts.size() + " hosts");
    }
  }

  /**
   * The one number that a query over this schema gives, as the host that has written last sees it:
   * the greatest of all hosts.
   */
  long greatest(String query) throws SQLException {
    long greatest = Long.MIN_VALUE;
    for (Connection host : hosts) {
      host.setCatalog(SCHEMA);
      greatest = Math.max(greatest, number(host, query));
    }
    return greatest;
  }

  private static long number(Connection host, String query) throws SQLException {
    try (Statement statement = host.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What all hosts have counted since their start. */
  Map<String, Long> counters() throws SQLException {
    Map<String, Long> sum = new TreeMap<>();
    for (Connection host : hosts) {
      counters(host).forEach((name, n) -> sum.merge(name, n, Long::sum));
    }
    return sum;
  }

  /** What a connection's host has counted since its start. */
  static Map<String, Long> counters(Connection host) throws SQLException {
    Map<String, Long> counters = new HashMap<>();
    try (Statement statement = host.createStatement();
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

  @Override
  public void close() throws SQLException {
    for (Connection host : hosts) {
      host.close();
    }
  }
}
