package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections beside those of the requests, which nobody else takes. Thread-safe. */
final class OwnPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnPool.class);

  private final PoolingDataSource<PoolableConnection> dataSource;

  /** Fails if the connection is not one to use. */
  @FunctionalInterface
  interface Question {
    void ask(Connection connection) throws SQLException;
  }

  /**
   * How its connections are kept.
   *
   * @param size how many there are at most
   * @param lifetime after which each is replaced; zero if it is kept for as long as it answers
   * @param trusted how long it may have been idle and still need not be asked before it is used
   */
  record Keeping(int size, boolean autoCommit, Duration lifetime, Duration trusted) {}

  /**
   * Not connected yet.
   *
   * @param patience how long it may take to get a connection
   */
  OwnPool(ConnectionFactory connections, Question question, Keeping keeping, Duration patience) {
    Factory factory = new Factory(connections, question, keeping.trusted());
    factory.setDefaultAutoCommit(keeping.autoCommit());
    factory.setAutoCommitOnReturn(keeping.autoCommit());
    factory.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    factory.setRollbackOnReturn(false); // Db ends every transaction itself
    factory.setMaxConn(keeping.lifetime());
    GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
    factory.setPool(pool);
    pool.setMaxTotal(keeping.size());
    pool.setMaxIdle(keeping.size());
    pool.setMaxWait(patience);
    pool.setTestOnBorrow(true);
    dataSource = new PoolingDataSource<>(pool);
  }

  DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    try {
      dataSource.close();
    } catch (SQLException e) {
      log.warn("closing: {}", e.getClass().getSimpleName());
    }
  }

  /** Asks in its own way: which question is right turns out after the pool was made. */
  private static final class Factory extends PoolableConnectionFactory {
    private final Question question;
    private final Duration trusted;

    Factory(ConnectionFactory connections, Question question, Duration trusted) {
      super(connections, null); // no management bean
      this.question = question;
      this.trusted = trusted;
    }

    @Override
    public boolean validateObject(PooledObject<PoolableConnection> pooled) {
      return pooled.getIdleDuration().compareTo(trusted) < 0 || super.validateObject(pooled);
    }

    @Override
    public void validateConnection(PoolableConnection connection) throws SQLException {
      question.ask(connection);
    }
  }
}
