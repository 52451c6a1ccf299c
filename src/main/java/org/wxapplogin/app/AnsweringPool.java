package org.wxapplogin.app;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.Causes;

/**
 * A pool whose connections are asked something before they are used, so that one from before the
 * database went away fails no request after it is back. It asks itself, because the pool's own
 * question waits as long as a statement may, for one connection after the other: where a host has
 * vanished from the network, that would be minutes. Thread-safe.
 */
final class AnsweringPool extends HostsPool {
  private final int patienceMillis;
  private final int statementMillis;

  /**
   * @param patience how long a connection may take to answer before it is used
   * @param statementTimeout how long it may take to answer when it is used
   */
  AnsweringPool(Duration patience, Duration statementTimeout) {
    super(ANSWERS);
    this.patienceMillis = Math.toIntExact(patience.toMillis());
    this.statementMillis = Math.toIntExact(statementTimeout.toMillis());
  }

  @Override
  public Connection getConnection() throws SQLException {
    for (int idle = getNumIdle(); ; idle--) {
      Connection connection = super.getConnection();
      try {
        ask(connection);
        return connection;
      } catch (SQLException e) {
        if (new DataAccessException(question(), e).isLockWait()) {
          connection.close(); // the table is locked: the other connections would wait for it, too
          throw e;
        }
        drop(connection, e);
        if (idle <= 0 || Causes.has(e, SocketTimeoutException.class)) {
          throw e;
        }
      }
    }
  }

  /** Takes a connection out of the pool, which tries to make a new one; if it fails, no news. */
  private void drop(Connection connection, SQLException failure) {
    try {
      invalidateConnection(connection);
    } catch (IllegalStateException e) {
      failure.addSuppressed(e);
    }
  }

  /** Asks whether the connection is one to use, with little patience. */
  void ask(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, patienceMillis);
    WritableHosts.ask(connection, question());
    limitStatements(connection);
  }

  /** Sets how long the driver waits for a statement. */
  void limitStatements(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, statementMillis);
  }
}
