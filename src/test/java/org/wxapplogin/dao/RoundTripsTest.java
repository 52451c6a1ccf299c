package org.wxapplogin.dao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.LosingDataSource;
import org.wxapplogin.LosingDataSource.Loss;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Revocation;

/** Writes that share round trips do what the same writes do one by one. */
class RoundTripsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesRunInTheirOrderBeforeTheCommit(boolean together) throws SQLException {
    try (BasicDataSource pool = pool(together)) {
      WatchedDataSource watched = new WatchedDataSource(pool);
      Db.ofWriters(watched.dataSource())
          .run(
              tx -> {
                append(tx, "a", "b", "c");
                append(tx, "d");
              });
      assertEquals(
          List.of("a", "b", "c", "d"),
          TestRows.texts(TEST_DB, "SELECT subject FROM revocations ORDER BY id"));
      assertEquals(together ? 1 : 4, watched.statements().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReadSeesTheWritesBeforeIt(boolean together) throws SQLException {
    try (BasicDataSource pool = pool(together)) {
      int found =
          Db.ofWriters(pool)
              .inTx(
                  tx -> {
                    append(tx, "a");
                    return tx.revocations().findAfter(0).size();
                  });
      assertEquals(1, found);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWriteThatFailsIsNamedAndNothingIsCommitted(boolean together) throws SQLException {
    String tooLong = "x".repeat(2_049);
    try (BasicDataSource pool = pool(together)) {
      Db db = Db.ofWriters(pool);
      DataAccessException failure =
          assertThrows(
              DataAccessException.class,
              () ->
                  db.run(
                      tx -> {
                        tx.users().touchRefused(List.of(1L));
                        append(tx, tooLong);
                        tx.sessions().deleteAll(List.of());
                      }));
      String named =
          together
              ? "one of UPDATE users SET; INSERT INTO revocations; COMMIT [SQLState 22001"
              : "INSERT INTO revocations";
      assertTrue(failure.getMessage().startsWith(named), failure.getMessage());
      assertFalse(failure.getMessage().contains(tooLong));
      assertEquals(0, TestRows.count(TEST_DB, "revocations"));
      db.run(tx -> append(tx, "b"));
      assertEquals(1, TestRows.count(TEST_DB, "revocations"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCommitWhoseAnswerIsLostIsInDoubtAndNotRunAgain(boolean together) throws SQLException {
    SQLException lost = new SQLException("the connection broke", "08S01", 0);
    try (BasicDataSource pool = pool(together)) {
      Db db = Db.ofWriters(LosingDataSource.of(pool, () -> Loss.AFTER, () -> lost));
      AppException failure =
          assertThrows(AppException.class, () -> db.run(tx -> append(tx, "a", "b")));
      assertTrue(((DataAccessException) failure.getCause()).isInDoubt());
      assertEquals(2, TestRows.count(TEST_DB, "revocations"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionGoesBackInTheModeInWhichItCame(boolean autoCommit) throws SQLException {
    try (BasicDataSource pool = pool(true)) {
      pool.setDefaultAutoCommit(autoCommit);
      pool.setAutoCommitOnReturn(false);
      pool.setMaxTotal(1);
      Db.ofWriters(pool).run(tx -> append(tx, "a"));
      try (Connection connection = pool.getConnection()) {
        assertEquals(autoCommit, connection.getAutoCommit());
      }
      assertEquals(1, TestRows.count(TEST_DB, "revocations"));
    }
  }

  /** It may run what stands behind a statement that failed. */
  @Test
  void aHostOfGaleraIsSentOneStatementAtATime() throws SQLException {
    try (BasicDataSource pool = pool(true)) {
      WatchedDataSource watched = new WatchedDataSource(GaleraDataSource.of(pool));
      Db.ofWriters(watched.dataSource()).run(tx -> append(tx, "a", "b"));
      assertEquals(2, watched.statements().size());
      assertEquals(2, TestRows.count(TEST_DB, "revocations"));
    }
  }

  private static void append(Tx tx, String... families) {
    Stream.of(families).map(Revocation::ofFamily).forEach(tx.revocations()::append);
  }

  private static BasicDataSource pool(boolean together) {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(TEST_DB.url());
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.addConnectionProperty("allowMultiQueries", Boolean.toString(together));
    return pool;
  }
}
