package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.commons.dbcp2.ConnectionFactory;

/**
 * Connects to a host that can be written to, of several. The driver could look for one too, but
 * takes every host that answers: also the one that has not joined its cluster yet and what was
 * written elsewhere is not there, and the one that became the standby. Each connection stays with
 * its host. Thread-safe.
 *
 * <p>One after the other: the host that was right last is tried first, so that all connections are
 * to the same one. Balanced: the order is random for each connection. Either way, a host that was
 * not right comes after the others for some seconds.
 */
final class WritableHosts implements ConnectionFactory {
  static final long AVOIDED_NANOS = Duration.ofSeconds(5).toNanos();

  private final List<Host> hosts;
  private final boolean balanced;
  private final Supplier<String> question;
  private final LongSupplier nanoTime;
  private volatile Host last;

  private static final class Host {
    private final ConnectionFactory factory;
    private volatile long failedAt;

    Host(ConnectionFactory factory, long failedAt) {
      this.factory = factory;
      this.failedAt = failedAt;
    }
  }

  /**
   * @param hosts in the order in which they are tried at first; not empty
   * @param balanced whether the connections are spread over the hosts
   * @param question a query that gives a row if, and only if, the host is right
   */
  WritableHosts(
      List<ConnectionFactory> hosts,
      boolean balanced,
      Supplier<String> question,
      LongSupplier nanoTime) {
    long longAgo = nanoTime.getAsLong() - AVOIDED_NANOS;
    this.hosts = hosts.stream().map(factory -> new Host(factory, longAgo)).toList();
    this.balanced = balanced;
    this.question = question;
    this.nanoTime = nanoTime;
    this.last = this.hosts.get(0);
  }

  @Override
  public Connection createConnection() throws SQLException {
    SQLException failure = null;
    for (Host host : inOrder()) {
      try {
        Connection connection = connect(host);
        last = host;
        return connection;
      } catch (SQLException e) {
        host.failedAt = nanoTime.getAsLong();
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    throw failure;
  }

  private List<Host> inOrder() {
    List<Host> order = new ArrayList<>(hosts);
    if (balanced) {
      Collections.shuffle(order);
    } else {
      Collections.rotate(order, -hosts.indexOf(last));
    }
    long now = nanoTime.getAsLong();
    order.sort(Comparator.comparing(host -> now - host.failedAt < AVOIDED_NANOS)); // stable
    return order;
  }

  private Connection connect(Host host) throws SQLException {
    Connection connection = host.factory.createConnection();
    try {
      ask(connection, question.get());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * @throws SQLException if there is no answer, or the answer has no row
   */
  static void ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      if (!rows.next()) {
        throw new SQLTransientConnectionException(
            "this host of the database cannot be written to, or is not in its cluster", "08S01");
      }
    }
  }
}
