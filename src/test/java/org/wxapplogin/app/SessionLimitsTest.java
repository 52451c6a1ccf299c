package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestUsers;

/** What the connections of the pool, and those of a migration, bear in the server. */
class SessionLimitsTest {
  private static final String LIMITS =
      "SELECT variable_name, variable_value FROM %s.session_variables WHERE variable_name IN"
          + " ('innodb_lock_wait_timeout', 'lock_wait_timeout', 'max_statement_time',"
          + " 'max_execution_time') ORDER BY variable_name";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final List<BasicDataSource> pools = new ArrayList<>();

  @AfterEach
  void close() throws SQLException {
    for (BasicDataSource pool : pools) {
      pool.close();
    }
  }

  @Test
  void aConnectionWaitsASecondForLocksAndForStatementsAsLongAsTheSettingSays() throws SQLException {
    try (Connection connection = pool(TEST_DB.url()).getConnection()) {
      List<Double> limits = limits(connection);
      assertEquals(List.of(1.0, 1.0), limits.subList(0, 2));
      assertTrue(List.of(3.0, 3000.0).contains(limits.get(2)), limits::toString);
      assertEquals(4000, connection.getNetworkTimeout(), "the driver waits a little longer");
    }
  }

  @Test
  void whatTheOperatorSetsInTheUrlCounts() throws SQLException {
    String url = TEST_DB.url() + "&sessionVariables=lock_wait_timeout=7,sort_buffer_size=300032";
    try (Connection connection = pool(url).getConnection()) {
      assertEquals(List.of(1.0, 7.0), limits(connection).subList(0, 2));
      assertEquals(List.of(300032.0), numbers(connection, "SELECT @@sort_buffer_size"));
    }
  }

  /** The driver has given up, and nobody reads the answer: the server must not go on. */
  @Test
  void theServerEndsWhatTheDriverGaveUp() throws SQLException {
    TestUsers.insertMany(TEST_DB, 1);
    try (Connection holder = TEST_DB.dataSource().getConnection();
        Connection impatient = pool(TEST_DB.url()).getConnection()) {
      holder.setAutoCommit(false);
      numbers(holder, "SELECT id FROM users WHERE id = 1 FOR UPDATE");
      double id = numbers(impatient, "SELECT CONNECTION_ID()").get(0);
      impatient.setNetworkTimeout(Runnable::run, 100);
      assertThrows(
          SQLException.class,
          () -> numbers(impatient, "SELECT id FROM users WHERE id = 1 FOR UPDATE"));

      String running =
          "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%FOR UPDATE'"
              + " AND id = "
              + (long) id;
      // The holder keeps the row: only a limit ends it. Without one, a second connection would see
      // it for the 50 seconds that are the server's default, and the count of looks would end it.
      try (Connection looker = TEST_DB.dataSource().getConnection()) {
        int looks = 0;
        while (numbers(looker, running).get(0) > 0 && looks < 400) {
          numbers(looker, "SELECT SLEEP(0.05)");
          looks++;
        }
        assertTrue(looks < 400, "it still runs");
      }
      holder.rollback();
    }
  }

  /** The question before each use meets the lock: asking all connections would take long. */
  @Test
  void aLockedTableCostsThePoolOneWaitAndNoConnection() throws SQLException {
    BasicDataSource pool = pool(TEST_DB.url());
    Set<Double> before = connections(pool);
    try (Connection holder = TEST_DB.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES jobs WRITE");
      SQLException locked = assertThrows(SQLException.class, pool::getConnection);
      assertEquals(1205, locked.getErrorCode());
      statement.execute("UNLOCK TABLES");
    }
    assertEquals(before, connections(pool));
  }

  /** The ids of three connections of a pool, which are then idle. */
  private static Set<Double> connections(BasicDataSource pool) throws SQLException {
    Set<Double> ids = new HashSet<>();
    try (Connection a = pool.getConnection();
        Connection b = pool.getConnection();
        Connection c = pool.getConnection()) {
      for (Connection each : List.of(a, b, c)) {
        ids.addAll(numbers(each, "SELECT CONNECTION_ID()"));
      }
    }
    return ids;
  }

  private BasicDataSource pool(String url) {
    BasicDataSource pool =
        Database.pool(
            TestSettings.with(
                    URI.create("http://127.0.0.1:1/"), "db.url", url, "db.statement-timeout", "3s")
                .database());
    pool.setUsername(null); // the test's URL names the account
    pool.setPassword(null);
    pools.add(pool);
    return pool;
  }

  private static List<Double> limits(Connection connection) throws SQLException {
    boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    List<Double> limits = new ArrayList<>();
    String sql = LIMITS.formatted(mariaDb ? "information_schema" : "performance_schema");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        limits.add(rows.getDouble("variable_value"));
      }
    }
    return limits;
  }

  private static List<Double> numbers(Connection connection, String sql) throws SQLException {
    List<Double> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getDouble(1));
      }
    }
    return numbers;
  }
}
