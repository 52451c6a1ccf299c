package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that asks what other nodes have ended, and what time it is. It belongs to
 * nobody else: requests that take all of the pool's must not keep this node from hearing of a ban.
 * Thread-safe.
 */
final class PollConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PollConnection.class);

  private final PoolingDataSource<PoolableConnection> one;

  /**
   * Not connected yet.
   *
   * @param requests the pool of the requests. Ours gets one connection more than its size; of a
   *     container's, one is taken and kept
   * @param patience how long it may take to get one
   */
  PollConnection(DataSource requests, Duration patience) {
    PoolableConnectionFactory factory =
        requests instanceof AnsweringPool ours
            ? new Factory(() -> connect(ours), ours::question)
            : new Factory(new DataSourceConnectionFactory(requests), () -> HostsPool.ANSWERS);
    factory.setDefaultAutoCommit(true);
    factory.setRollbackOnReturn(false); // it only reads
    GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
    factory.setPool(pool);
    pool.setMaxTotal(1);
    pool.setMaxWait(patience);
    pool.setTestOnBorrow(true);
    one = new PoolingDataSource<>(pool);
  }

  private static Connection connect(AnsweringPool ours) throws SQLException {
    return ours.connections().createConnection();
  }

  DataSource dataSource() {
    return one;
  }

  @Override
  public void close() {
    try {
      one.close();
    } catch (SQLException e) {
      log.warn("closing: {}", e.getClass().getSimpleName());
    }
  }

  /** Asks what holds now: which question is right turns out after the pool was made. */
  private static final class Factory extends PoolableConnectionFactory {
    private final Supplier<String> question;

    Factory(ConnectionFactory connections, Supplier<String> question) {
      super(connections, null); // no management bean
      this.question = question;
    }

    @Override
    public void validateConnection(PoolableConnection connection) throws SQLException {
      connection.validate(question.get(), Duration.ZERO); // fails without a row
    }
  }
}
