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
import org.wxapplogin.config.DatabaseSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.login.LoginWriter;

/**
 * The connections over which logins are written. They stay out of autocommit mode, take several
 * statements at a time, and are asked whether they still answer only after they were idle: a login
 * costs no round trip beyond its own statements and the commit. Thread-safe.
 */
final class WriterConnections implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriterConnections.class);

  /** A statement that had an answer just now need not be preceded by a question. */
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private final DataSource dataSource;
  private final AutoCloseable pool;

  /**
   * Not connected yet.
   *
   * @param requests the pool of the requests: ours are in addition to its connections; a
   *     container's gives its own
   */
  WriterConnections(DataSource requests, DatabaseSettings settings) {
    if (requests instanceof AnsweringPool ours) {
      PoolingDataSource<PoolableConnection> own =
          pool(new Factory(() -> connect(ours), ours), settings.connectionWait());
      dataSource = own;
      pool = own;
    } else {
      dataSource = requests;
      pool = () -> {};
    }
  }

  private static Connection connect(AnsweringPool ours) throws SQLException {
    Connection connection = ours.connections("allowMultiQueries", "true").createConnection();
    ours.limitStatements(connection);
    return connection;
  }

  private static PoolingDataSource<PoolableConnection> pool(Factory factory, Duration patience) {
    factory.setDefaultAutoCommit(false);
    factory.setAutoCommitOnReturn(false);
    factory.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    factory.setRollbackOnReturn(false); // Db ends every transaction itself
    factory.setMaxConn(LIFETIME);
    GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
    factory.setPool(pool);
    pool.setMaxTotal(LoginWriter.MOST_AT_ONCE);
    pool.setMaxIdle(LoginWriter.MOST_AT_ONCE);
    pool.setMaxWait(patience);
    pool.setTestOnBorrow(true);
    return new PoolingDataSource<>(pool);
  }

  Db db() {
    return Db.ofWriters(dataSource);
  }

  @Override
  public void close() {
    try {
      pool.close();
    } catch (Exception e) {
      log.warn("closing: {}", e.getClass().getSimpleName());
    }
  }

  private static final class Factory extends PoolableConnectionFactory {
    private final AnsweringPool ours;

    Factory(ConnectionFactory connections, AnsweringPool ours) {
      super(connections, null); // no management bean
      this.ours = ours;
    }

    @Override
    public boolean validateObject(PooledObject<PoolableConnection> pooled) {
      return pooled.getIdleDuration().compareTo(TRUSTED) < 0 || super.validateObject(pooled);
    }

    @Override
    public void validateConnection(PoolableConnection connection) throws SQLException {
      ours.ask(connection);
      connection.rollback(); // the question has begun a transaction
    }
  }
}
