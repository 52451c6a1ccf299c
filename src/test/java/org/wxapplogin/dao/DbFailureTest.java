package org.wxapplogin.dao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.UserLevel;

/** What a transaction and a read come to when a real database refuses them. */
class DbFailureTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  /** One connection, so that the test knows which. */
  @AutoClose private final BasicDataSource pool = new BasicDataSource();

  private final Db db = new Db(pool);
  private long connection;

  @BeforeEach
  void connect() throws SQLException {
    TestUsers.insertMany(TEST_DB, 2);
    pool.setUrl(TEST_DB.url());
    pool.setMaxTotal(1);
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.setConnectionInitSqls(List.of("SET SESSION innodb_lock_wait_timeout = 1"));
    connection = idOfTheOnlyConnection();
  }

  private long idOfTheOnlyConnection() throws SQLException {
    try (Connection only = pool.getConnection()) {
      return number(only, "SELECT CONNECTION_ID()");
    }
  }

  @Test
  void aTransactionWhoseConnectionIsKilledIsRunAgainOnANewOne() {
    List<String> attempts = new ArrayList<>();
    db.run(
        tx -> {
          tx.users().lockOne(1);
          attempts.add("attempt");
          if (attempts.size() == 1) {
            tx.jobs().take("before", "node", Instant.EPOCH, Instant.EPOCH);
            execute("KILL CONNECTION " + connection);
          }
          tx.jobs().take("after", "node", Instant.EPOCH, Instant.EPOCH);
        });

    assertEquals(2, attempts.size());
    assertEquals(1, count("SELECT COUNT(*) FROM jobs"), "of the second attempt alone");
  }

  /** The driver goes on with the batch then, and says only that its statement is closed. */
  @Test
  void aBatchWhoseConnectionIsKilledHasLostItsConnection() throws SQLException {
    try (Connection only = pool.getConnection();
        Statement statement = only.createStatement()) {
      statement.execute("SET SESSION innodb_lock_wait_timeout = 50"); // it is killed long before
    }
    try (Connection holder = held(1);
        Connection only = pool.getConnection()) {
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () ->
                  new Statements(only)
                      .updateAll(
                          "UPDATE users SET level = ? WHERE id = ?",
                          List.of(new Object[] {1, 1L}, new Object[] {1, 2L})));
      awaitWait("UPDATE users", waiting);
      execute("KILL CONNECTION " + connection);

      CompletionException ended = assertThrows(CompletionException.class, waiting::join);
      assertTrue(((DataAccessException) ended.getCause()).isConnectionLost(), ended.toString());
      holder.rollback();
    }
  }

  @Test
  void aReadWhoseConnectionIsKilledIsRunAgain() {
    List<String> attempts = new ArrayList<>();
    db.read(
        tx -> {
          attempts.add("attempt");
          if (attempts.size() == 1) {
            execute("KILL CONNECTION " + connection);
          }
          return tx.users().findById(1);
        });

    assertEquals(2, attempts.size());
  }

  @Test
  void aKilledQueryIsUnavailable() throws SQLException {
    try (Connection only = pool.getConnection();
        Statement statement = only.createStatement()) {
      statement.execute("SET SESSION innodb_lock_wait_timeout = 50"); // it is killed long before
    }
    try (Connection holder = held(1)) {
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> db.run(tx -> tx.users().lockOne(1)));
      awaitWait("FOR UPDATE", waiting);
      execute("KILL QUERY " + connection);

      CompletionException ended = assertThrows(CompletionException.class, waiting::join);
      assertUnavailable(ended.getCause());
      holder.rollback();
    }
  }

  @Test
  void aLockThatOthersHoldIsUnavailable() throws SQLException {
    try (Connection holder = held(1)) {
      assertUnavailable(
          assertThrows(RuntimeException.class, () -> db.run(tx -> tx.users().lockOne(1))));
      List<String> attempts = new ArrayList<>();
      AppException brief =
          assertThrows(
              AppException.class,
              () ->
                  db.inBriefTx(
                      tx -> {
                        attempts.add("attempt");
                        return tx.users().lockOne(1);
                      }));
      assertTrue(((DataAccessException) brief.getCause()).isLockWait());
      assertEquals(1, attempts.size());
      holder.rollback();
    }
  }

  /** By an account without the rights that let it write all the same. */
  @Test
  void aReadOnlyServerIsUnavailable() throws SQLException {
    TEST_DB.embedded(); // read-only for all: only where nobody else uses it
    String name = "plain" + connection;
    execute("CREATE USER '" + name + "'@'%' IDENTIFIED BY 'plain-Passw0rd'");
    execute("GRANT SELECT, INSERT, UPDATE, DELETE ON *.* TO '" + name + "'@'%'");
    try (BasicDataSource plain = new BasicDataSource()) {
      plain.setUrl(
          TEST_DB
              .url()
              .replaceFirst("user=[^&]*", "user=" + name)
              .replaceFirst("password=[^&]*", "password=plain-Passw0rd"));
      execute("SET GLOBAL read_only = 1");
      assertUnavailable(
          assertThrows(
              RuntimeException.class,
              () -> new Db(plain).run(tx -> tx.users().setLevel(1, UserLevel.VIP))));
    } finally {
      execute("SET GLOBAL read_only = 0");
      execute("DROP USER '" + name + "'@'%'");
    }
  }

  /** A busy pool does not ask its connections: it would keep to a primary that is one no more. */
  @Test
  void aConnectionWhoseServerCannotServeIsNotUsedAgain() throws SQLException {
    assertThrows(AppException.class, () -> db.run(tx -> fail(1290)));
    long next = idOfTheOnlyConnection();
    assertNotEquals(connection, next, "after a transaction");

    assertThrows(AppException.class, () -> db.read(tx -> fail(1047)));
    assertNotEquals(next, idOfTheOnlyConnection(), "after a read");
  }

  private static Object fail(int code) {
    throw new DataAccessException("UPDATE", new SQLException("not this server", "HY000", code));
  }

  @Test
  void aDeadlockThatLastsIsUnavailable() {
    List<String> attempts = new ArrayList<>();
    assertUnavailable(
        assertThrows(
            RuntimeException.class,
            () ->
                db.run(
                    tx -> {
                      attempts.add("attempt");
                      throw new DataAccessException(
                          "UPDATE", new SQLException("deadlock", "40001", 1213));
                    })));
    assertEquals(10, attempts.size());
  }

  @Test
  void aValueThatDoesNotFitIsAFaultOfOurs() {
    Profile tooLong = new Profile("n".repeat(10_000), "", 0, "", "", "", "");
    assertThrows(DataAccessException.class, () -> db.run(tx -> tx.users().setProfile(1, tooLong)));
  }

  private static void assertUnavailable(Throwable failure) {
    assertTrue(failure instanceof AppException, () -> "not " + failure);
    assertEquals(ErrorCode.UNAVAILABLE, ((AppException) failure).code());
  }

  /** Returns once the one connection runs a statement with this text, or has ended it. */
  private void awaitWait(String text, CompletableFuture<?> running) {
    String waits =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%"
            + text
            + "%' AND id = "
            + connection;
    while (count(waits) == 0 && !running.isDone()) {
      Thread.onSpinWait();
    }
  }

  /** A transaction that holds the row of a user. */
  private static Connection held(long user) throws SQLException {
    Connection holder = TEST_DB.dataSource().getConnection();
    holder.setAutoCommit(false);
    number(holder, "SELECT id FROM users WHERE id = " + user + " FOR UPDATE");
    return holder;
  }

  private static void execute(String sql) {
    try (Connection other = TEST_DB.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static long count(String sql) {
    try (Connection other = TEST_DB.dataSource().getConnection()) {
      return number(other, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
