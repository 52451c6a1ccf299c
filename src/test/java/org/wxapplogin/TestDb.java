package org.wxapplogin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/**
 * A real database with the shipped tables: a schema for each test class, emptied before each test.
 * Use as {@code @RegisterExtension static final TestDb TEST_DB = new TestDb();}.
 */
public final class TestDb implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final TestDatabase server = TestDatabase.get();
  private String schema;
  private BasicDataSource pool;
  private List<String> tables;

  /** With the account's name and password among its parameters. */
  public String url() {
    return server.url(schema);
  }

  public DataSource dataSource() {
    return pool;
  }

  /**
   * The server itself, for tests that kill it. They must start it again.
   *
   * @throws org.opentest4j.TestAbortedException if the tests run on a server that is not ours
   */
  public EmbeddedDatabase embedded() {
    assumeTrue(server.embedded().isPresent(), "needs the embedded database, which it can kill");
    return server.embedded().get();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    schema = server.createSchema();
    pool = new BasicDataSource();
    pool.setUrl(url());
    pool.addConnectionProperty("allowMultiQueries", "true"); // as the writers' connections
    pool.setMaxTotal(32);
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED); // as the server's
    Flyway.configure().dataSource(pool).locations("classpath:sql").load().migrate();
    tables = readTables();
  }

  /** Deleting is many times quicker than truncating where there are a few rows. */
  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      for (String table : tables) {
        statement.execute("DELETE FROM " + table);
      }
      statement.execute("SET FOREIGN_KEY_CHECKS = 1");
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    pool.close();
    server.dropSchema(schema);
  }

  private List<String> readTables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW TABLES")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("flyway_schema_history")) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
