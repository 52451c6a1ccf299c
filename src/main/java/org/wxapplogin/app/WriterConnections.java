package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.wxapplogin.config.DatabaseSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.login.LoginWriter;

/**
 * The connections over which logins are written. They stay out of autocommit mode, take several
 * statements at a time, and are asked whether they still answer only after they were idle: a login
 * costs no round trip beyond its own statements and the commit. Thread-safe.
 */
final class WriterConnections implements AutoCloseable {
  /** A statement that had an answer just now need not be preceded by a question. */
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private static final OwnPool.Keeping KEEPING =
      new OwnPool.Keeping(LoginWriter.MOST_AT_ONCE, false, Database.LIFETIME, TRUSTED);

  private final DataSource requests;
  private final Optional<OwnPool> own;

  /**
   * Not connected yet.
   *
   * @param requests the pool of the requests: ours are in addition to its connections; a
   *     container's gives its own
   */
  WriterConnections(DataSource requests, DatabaseSettings settings) {
    this.requests = requests;
    this.own =
        requests instanceof AnsweringPool ours
            ? Optional.of(own(ours, settings.connectionWait()))
            : Optional.empty();
  }

  private static OwnPool own(AnsweringPool ours, Duration patience) {
    ConnectionFactory connections = ours.connections("allowMultiQueries", "true");
    return new OwnPool(() -> connect(connections, ours), it -> ask(it, ours), KEEPING, patience);
  }

  private static Connection connect(ConnectionFactory connections, AnsweringPool ours)
      throws SQLException {
    Connection connection = connections.createConnection();
    ours.limitStatements(connection);
    return connection;
  }

  private static void ask(Connection connection, AnsweringPool ours) throws SQLException {
    ours.ask(connection);
    connection.rollback(); // the question has begun a transaction
  }

  DataSource dataSource() {
    return own.map(OwnPool::dataSource).orElse(requests);
  }

  Db db() {
    return Db.ofWriters(dataSource());
  }

  @Override
  public void close() {
    own.ifPresent(OwnPool::close);
  }
}
