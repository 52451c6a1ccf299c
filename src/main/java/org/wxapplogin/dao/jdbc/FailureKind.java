package org.wxapplogin.dao.jdbc;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.Causes;

/**
 * What a failure of the database means to whoever asked. This is the one place that knows error
 * codes of MySQL and MariaDB: each stands below with the reason why it is where it is. All kinds
 * but the last two pass by themselves; codes that are not named are faults.
 */
enum FailureKind {
  /** The server rolled the whole transaction back for the sake of another: it may be run again. */
  ROLLED_BACK(
      1213, // deadlock; on Galera and in Group Replication also a conflict with another node
      3101, // Group Replication: conflict with another member, found at the commit
      1020, // MariaDB: the row has changed since this transaction first read
      1412), // the table was altered since this transaction first read
  /** Another transaction, LOCK TABLES or a backup held a lock for longer than may be waited. */
  HELD(
      1205, // a row or a table; on Galera also a node that did not catch up in time
      3572), // NOWAIT
  /** The connection is gone: what was not committed is rolled back, a new connection may do. */
  LOST(
      1053, // the server shuts down, another may take over
      1927, // MariaDB: KILL CONNECTION
      3169, // MySQL: KILL CONNECTION
      4031), // MySQL: it was idle for longer than wait_timeout
  /** The server cannot serve now. */
  AWAY(
      3, // writing a file of the server's failed
      5, // out of memory
      20, // disk full
      23, // out of file handles
      1021, // disk full
      1026, // writing a file of the server's failed
      1030, // the storage engine failed, usually at its files: 28 is a full disk
      1036, // the table is read-only: the file system has become so
      1037, // out of memory
      1038, // out of memory for sorting
      1040, // too many connections
      1041, // out of memory
      1044, // no right to this database: the account is being set up
      1045, // wrong name or password: it is being changed
      1047, // Galera: this node is cut off from its cluster or has not caught up
      1049, // no such database: it is being restored
      1114, // a table or its file system is full
      1129, // this host is blocked after too many failed connections
      1130, // this host may not connect
      1135, // no thread for a connection
      FailureKind.FAILED_COMMIT, // at its files or at its cluster
      1197, // the transaction is larger than the binary log's cache
      1203, // too many connections of this account
      1206, // no memory for more locks
      1226, // this account has used up a resource
      1290, // read-only, or another option of the server is against it
      1317, // KILL QUERY
      1598, // the binary log cannot be written
      1792, // the connection is read-only: a driver that has failed over
      1820, // the account must change its password
      1836, // read-only
      1862, // the account must change its password
      1874, // InnoDB is read-only
      3098, // Group Replication: this member takes no writes, because it has left the group
      3100, // Group Replication: the group has no majority that could take the commit
      3118, // the account is locked
      3170, // out of memory that it may use for this
      3781, // Group Replication: a new primary has not caught up in time
      3796, // Group Replication: this member is not online and cannot read consistently
      3797, // Group Replication: this member did not catch up in time
      3798, // Group Replication: other members did not catch up in time
      3799), // Group Replication: this member is not online and cannot begin consistently
  /** The statement ran for longer than allowed, and was ended. */
  TIMEOUT(
      1969, // MariaDB: max_statement_time
      3024), // MySQL: max_execution_time
  /** A row with the same unique key is there already. */
  DUPLICATE(1062),
  /** A fault of ours: of the statement, or of its values. */
  FAULT;

  private static final int FAILED_COMMIT = 1180;

  /** The error of the storage engine in the message of a commit that failed. */
  private static final String DEADLOCK = "error 149 ";

  private static final Map<Integer, FailureKind> BY_CODE = byCode();

  private final List<Integer> codes;

  FailureKind(Integer... codes) {
    this.codes = List.of(codes);
  }

  static FailureKind of(SQLException failure) {
    if (isFailedCommit(failure) && String.valueOf(failure.getMessage()).contains(DEADLOCK)) {
      return ROLLED_BACK; // Group Replication: for another member's transaction
    }
    FailureKind known = BY_CODE.get(failure.getErrorCode());
    if (failure instanceof SQLTimeoutException) {
      return TIMEOUT; // the driver ended it, and the server says that it was killed
    }
    return known == null ? ofState(failure) : known;
  }

  /** Whether it is COMMIT that failed, of whatever was sent with it. */
  static boolean isFailedCommit(SQLException failure) {
    return failure.getErrorCode() == FAILED_COMMIT;
  }

  private static FailureKind ofState(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("40")) {
      return ROLLED_BACK;
    }
    if (state.startsWith("08")) {
      return Causes.has(failure, SocketTimeoutException.class)
          ? AWAY
          : LOST; // to wait once more would be to wait twice
    }
    return state.equals("null") ? AWAY : FAULT; // the pool had no connection to give
  }

  /** Whether the failure passes by itself, so that it makes sense to ask again later. */
  boolean passes() {
    return this != DUPLICATE && this != FAULT;
  }

  private static Map<Integer, FailureKind> byCode() {
    Map<Integer, FailureKind> kinds = new HashMap<>();
    for (FailureKind kind : values()) {
      kind.codes.forEach(code -> kinds.put(code, kind));
    }
    return Map.copyOf(kinds);
  }
}
