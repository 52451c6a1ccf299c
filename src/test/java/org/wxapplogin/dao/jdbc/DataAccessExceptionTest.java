package org.wxapplogin.dao.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures of a database pass by themselves, and which may be run again. */
class DataAccessExceptionTest {
  @ParameterizedTest
  @CsvSource({
    "HY000, 1021", // disk full
    "HY000, 1114", // the table is full
    "HY000, 1030", // the storage engine's error 28
    "HY000, 3", // error writing file
    "HY000, 1180", // error during commit
    "HY000, 1290", // read-only
    "HY000, 1836", // read-only
    "25006, 1792", // read-only connection
    "HY000, 1874", // InnoDB is read-only
    "HY000, 3098", // Group Replication: has left the group
    "HY000, 3100", // Group Replication: no majority
    "HY000, 3797", // Group Replication: has not caught up
    "08S01, 1047", // WSREP has not yet prepared this node
    "08004, 1040", // too many connections
    "42000, 1203", // too many connections of this account
    "42000, 1226", // a resource is used up
    "28000, 1045", // wrong password
    "08S01, 1053", // shutdown
    "70100, 1317", // KILL QUERY
    "70100, 1927", // MariaDB: KILL CONNECTION
    "HY000, 3169", // MySQL: KILL CONNECTION
    "40001, 1213", // deadlock
    "40000, 3101", // Group Replication: conflict at commit
    "HY000, 1205", // lock wait
    "HY000, 3572", // NOWAIT
    "70100, 1969", // MariaDB: statement timeout
    "HY000, 3024", // MySQL: statement timeout
    "08S01, 0", // the connection broke
    "08003, 0", // the connection is closed
    ", 0", // the pool had none to give
  })
  void passesByItself(String state, int code) {
    assertTrue(failed(state, code).isUnavailable());
  }

  @ParameterizedTest
  @CsvSource({
    "22001, 1406", // data too long
    "42000, 1064", // syntax
    "42S02, 1146", // no such table
    "42S22, 1054", // no such column
    "23000, 1062", // duplicate key
    "23000, 1048", // NULL
    "42000, 1142", // no right to a table
    "42000, 1072", // a key's column is not there
  })
  void isAFault(String state, int code) {
    assertFalse(failed(state, code).isUnavailable());
  }

  @Test
  void runsAgainWhatWasRolledBackOrLostItsConnection() {
    assertTrue(failed("40001", 1213).isDeadlock());
    assertTrue(failed("40000", 3101).isDeadlock());
    assertTrue(
        new DataAccessException(
                "COMMIT",
                new SQLException(
                    "Got error 149 - 'Lock deadlock; Retry transaction' during COMMIT",
                    "HY000",
                    1180))
            .isDeadlock());
    assertFalse(failed("HY000", 1180).isDeadlock());
    assertTrue(failed("HY000", 1205).isLockWait());
    assertTrue(failed("70100", 1927).isConnectionLost());
    assertTrue(failed("08S01", 1053).isConnectionLost());
    assertTrue(failed("08S01", 0).isConnectionLost());
    assertFalse(failed("70100", 1317).isConnectionLost(), "somebody wanted it to end");
    assertFalse(failed("08S01", 1047).isConnectionLost(), "the node is away");
  }

  @Test
  void doesNotWaitTwiceForWhatDidNotAnswer() {
    SQLException hung = new SQLException("no answer", "08S01", new SocketTimeoutException());
    DataAccessException failure = new DataAccessException("SELECT", hung);
    assertTrue(failure.isUnavailable());
    assertFalse(failure.isConnectionLost());
  }

  @Test
  void aFailedCommitIsInDoubtUnlessItWasRolledBack() {
    assertTrue(DataAccessException.ofCommit(new SQLException("", "08S01", 0)).isInDoubt());
    assertFalse(DataAccessException.ofCommit(new SQLException("", "08S01", 0)).isConnectionLost());
    assertTrue(DataAccessException.ofCommit(new SQLException("", "HY000", 1180)).isInDoubt());
    assertFalse(DataAccessException.ofCommit(new SQLException("", "40001", 1213)).isInDoubt());
    assertFalse(DataAccessException.ofCommit(new SQLException("", "HY000", 1205)).isInDoubt());
    assertFalse(failed("08S01", 0).isInDoubt());
  }

  @Test
  void noConnectionIsUnavailableWhateverTheReason() {
    SQLException odd = new SQLException("odd", "HY000", 4151);
    assertTrue(DataAccessException.ofConnection(odd).isUnavailable());
    assertFalse(DataAccessException.ofConnection(odd).isConnectionLost());
  }

  @Test
  void aTimeoutOfTheDriverIsOne() {
    assertTrue(new DataAccessException("SELECT", new SQLTimeoutException()).isTimeout());
    assertTrue(failed("70100", 1969).isTimeout());
    assertTrue(failed("HY000", 3024).isTimeout());
  }

  /** The server's own text quotes values. */
  @Test
  void tellsTheServersWordsOnlyOfAConnection() {
    assertEquals(
        "INSERT [SQLState 23000, error 1062]",
        new DataAccessException(
                "INSERT", new SQLException("Duplicate entry 'secret'", "23000", 1062))
            .getMessage());
    assertEquals(
        "SELECT [SQLState 08S01, error 0]: broken pipe",
        new DataAccessException("SELECT", new SQLException("broken pipe", "08S01", 0))
            .getMessage());
  }

  @Test
  void isOneLineOfTheLogHoweverLongTheStatement() {
    String sql = "\n  SELECT id\n  FROM users\n WHERE id IN (" + "?, ".repeat(1000) + "?)";
    String message =
        new DataAccessException(sql, new SQLException("link\n\nfailure", "08S01", 0)).getMessage();

    assertTrue(message.startsWith("SELECT id FROM users WHERE id IN (?, ?, "), message);
    assertTrue(message.endsWith("… [SQLState 08S01, error 0]: link failure"), message);
    assertTrue(message.length() < 400, message);
  }

  private static DataAccessException failed(String state, int code) {
    return new DataAccessException("SELECT 1", new SQLException("of this test", state, code));
  }
}
