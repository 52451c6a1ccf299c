package org.wxapplogin;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/**
 * The database server of this test run: an embedded one, or with {@code -Dtest.db=jdbc:mysql://…}
 * that one. Schemas made here have names of this run alone.
 */
final class TestDatabase {
  private static final String PREFIX = "wxtest_";

  /** Host, schema and parameters of {@code jdbc:mysql://host:port/schema?user=…}. */
  private static final Pattern URL = Pattern.compile("(jdbc:mysql:[^/]*//[^/]*/)([^?]*)(\\?.*)?");

  private static final TestDatabase INSTANCE = start();

  private final Optional<EmbeddedDatabase> embedded;
  private final String host;
  private final String parameters;
  private final String run =
      HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "_";
  private final AtomicInteger schemas = new AtomicInteger();

  private TestDatabase(Optional<EmbeddedDatabase> embedded, String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "test.db must be jdbc:mysql://host:port/schema?user=…&password=…");
    }
    this.embedded = embedded;
    this.host = matcher.group(1);
    this.parameters = matcher.group(3) == null ? "" : matcher.group(3);
  }

  static TestDatabase get() {
    return INSTANCE;
  }

  /** Empty where the tests run on a server that is not ours to kill. */
  Optional<EmbeddedDatabase> embedded() {
    return embedded;
  }

  /** An empty schema; its name. */
  String createSchema() throws SQLException {
    String name = PREFIX + run + schemas.incrementAndGet();
    execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    return name;
  }

  void dropSchema(String name) throws SQLException {
    execute("DROP DATABASE " + name);
  }

  /** With the account's name and password among its parameters. */
  String url(String schema) {
    return host + schema + parameters;
  }

  private static TestDatabase start() {
    String given = System.getProperty("test.db", "");
    if (!given.isBlank() && !given.startsWith("${")) {
      return new TestDatabase(Optional.empty(), given);
    }
    EmbeddedDatabase database =
        EmbeddedDatabase.start(TestDirs.ofThisProcess("test-db"), TestDirs.shared("mariadb"));
    TestDatabase server =
        new TestDatabase(
            Optional.of(database),
            database.jdbcUrl("") + "&user=" + database.user() + "&password=" + database.password());
    try {
      server.dropLeftovers();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot tidy the test database", e);
    }
    return server;
  }

  /** What a killed run left. The embedded database is ours alone, so nobody uses them. */
  private void dropLeftovers() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW DATABASES LIKE '" + PREFIX + "%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    for (String name : names) {
      dropSchema(name);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
