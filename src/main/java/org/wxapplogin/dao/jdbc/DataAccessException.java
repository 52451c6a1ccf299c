package org.wxapplogin.dao.jdbc;

import java.sql.SQLException;

/**
 * A failure of the database. Its message is one line: the beginning of the SQL text, which has only
 * placeholders, and the server's codes. The server's own message is kept only for a failed
 * connection: others quote bound values.
 */
public final class DataAccessException extends RuntimeException {
  private static final int MAX_SQL = 300;

  private final FailureKind kind;
  private final boolean inDoubt;

  /** A statement failed. */
  public DataAccessException(String what, SQLException cause) {
    this(what, cause, FailureKind.of(cause), false);
  }

  private DataAccessException(String what, SQLException cause, FailureKind kind, boolean inDoubt) {
    super(describe(what, cause));
    this.kind = kind;
    this.inDoubt = inDoubt;
  }

  /** A statement failed, and its connection is closed since. */
  static DataAccessException ofLostConnection(String what, SQLException cause) {
    FailureKind kind = FailureKind.of(cause);
    return new DataAccessException(
        what, cause, kind == FailureKind.FAULT ? FailureKind.LOST : kind, false);
  }

  /** No connection was to be had, for whatever reason: nothing was run. */
  public static DataAccessException ofConnection(SQLException cause) {
    return new DataAccessException("no connection", cause, FailureKind.AWAY, false);
  }

  /** A commit failed. */
  public static DataAccessException ofCommit(SQLException cause) {
    FailureKind kind = FailureKind.of(cause);
    boolean rolledBack = kind == FailureKind.ROLLED_BACK || kind == FailureKind.HELD;
    return new DataAccessException("commit", cause, kind, !rolledBack);
  }

  /** A commit failed, or a statement that was sent with it. */
  static DataAccessException ofWritesWithCommit(DataAccessException failure, SQLException cause) {
    // How far the database came before the connection was lost is not known.
    return failure.isConnectionLost() || FailureKind.isFailedCommit(cause)
        ? ofCommit(cause)
        : failure;
  }

  /**
   * Whether it passes by itself: the server is away, overloaded, locked or ended the statement. The
   * others are faults of the statement or of its values.
   */
  public boolean isUnavailable() {
    return kind.passes();
  }

  /** Whether the statement ran for longer than allowed, and was ended. */
  public boolean isTimeout() {
    return kind == FailureKind.TIMEOUT;
  }

  /**
   * Whether a row with the same unique key is there already; if another transaction inserted it at
   * the same moment, reading again finds it.
   */
  public boolean isDuplicateKey() {
    return kind == FailureKind.DUPLICATE;
  }

  /** Whether the transaction was rolled back to let another go on; run again, it may well pass. */
  public boolean isDeadlock() {
    return kind == FailureKind.ROLLED_BACK;
  }

  /** Whether others held a lock for longer than a transaction waits. */
  public boolean isLockWait() {
    return kind == FailureKind.HELD;
  }

  /** Whether this server cannot serve now; another one of its cluster may. */
  public boolean isServerAway() {
    return kind == FailureKind.AWAY;
  }

  /** Whether the connection was lost before the commit: a new one may do. */
  public boolean isConnectionLost() {
    return kind == FailureKind.LOST && !inDoubt;
  }

  /**
   * Whether it is unknown if the transaction is committed: it must not simply be run again. By the
   * time another transaction has locked one of its rows, the question is settled.
   */
  public boolean isInDoubt() {
    return inDoubt;
  }

  private static String describe(String what, SQLException cause) {
    String codes = " [SQLState " + cause.getSQLState() + ", error " + cause.getErrorCode() + "]";
    String state = String.valueOf(cause.getSQLState());
    boolean quotesNothing = state.startsWith("08") || state.equals("null");
    return cut(what) + codes + (quotesNothing ? ": " + inOneLine(cause.getMessage()) : "");
  }

  /** Statements over many rows repeat themselves, and the log may get thousands of failures. */
  private static String cut(String sql) {
    String line = inOneLine(sql);
    return line.length() <= MAX_SQL ? line : line.substring(0, MAX_SQL) + "…";
  }

  private static String inOneLine(String text) {
    return String.valueOf(text).strip().replaceAll("\\s+", " ");
  }
}
