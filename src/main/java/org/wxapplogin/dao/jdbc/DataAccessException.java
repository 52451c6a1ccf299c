package org.wxapplogin.dao.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * A failure of the database. Its message holds the SQL text, which has only placeholders, and the
 * server's codes. The server's own message is kept only for a failed connection: others quote bound
 * values.
 */
public final class DataAccessException extends RuntimeException {
  private static final int MYSQL_DUPLICATE_KEY = 1062;
  private static final int MYSQL_LOCK_WAIT_TIMEOUT = 1205;
  private static final int MYSQL_DEADLOCK = 1213;

  private final String sqlState;
  private final int vendorCode;
  private final boolean timeout;

  public DataAccessException(String what, SQLException cause) {
    super(describe(what, cause));
    this.sqlState = String.valueOf(cause.getSQLState());
    this.vendorCode = cause.getErrorCode();
    this.timeout = cause instanceof SQLTimeoutException;
  }

  /** Whether the statement ran for longer than allowed, and was ended. */
  public boolean isTimeout() {
    return timeout;
  }

  /**
   * Whether a row with the same unique key is there already; if another transaction inserted it at
   * the same moment, reading again finds it.
   */
  public boolean isDuplicateKey() {
    return vendorCode == MYSQL_DUPLICATE_KEY;
  }

  /** Whether the transaction was rolled back to let another go on; run again, it may well pass. */
  public boolean isDeadlock() {
    return sqlState.startsWith("40")
        || vendorCode == MYSQL_DEADLOCK
        || vendorCode == MYSQL_LOCK_WAIT_TIMEOUT;
  }

  /**
   * Whether there was no server, no connection, or no answer in time: what became of the statement
   * is unknown.
   */
  public boolean isUnavailable() {
    return !timeout && isConnection(sqlState, vendorCode); // a time-out has no SQLState
  }

  private static boolean isConnection(String sqlState, int vendorCode) {
    // 08: connection; 57P: shutdown; "null": the pool had none to give; 1290 and 1836: read-only
    return sqlState == null
        || "null".equals(sqlState)
        || sqlState.startsWith("08")
        || vendorCode == 1290
        || vendorCode == 1836;
  }

  private static String describe(String what, SQLException cause) {
    String codes = " [SQLState " + cause.getSQLState() + ", error " + cause.getErrorCode() + "]";
    return isConnection(cause.getSQLState(), cause.getErrorCode())
        ? what.strip() + codes + ": " + cause.getMessage()
        : what.strip() + codes;
  }
}
