package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.apache.commons.dbcp2.DriverConnectionFactory;

/**
 * A pool that knows which of several hosts it may use: see {@link WritableHosts}. With a URL of one
 * host it is a pool like any other. Thread-safe.
 */
class HostsPool extends BasicDataSource {
  /** Of a real table: a node that was cut off from its cluster still answers a ping. */
  static final String ANSWERS = "SELECT COUNT(*) FROM jobs"; // a handful of rows

  private static final String NO_TABLE = "SELECT 1 FROM DUAL";

  private static final String WRITABLE = " HAVING @@GLOBAL.read_only = 0";

  private static final String MEMBER =
      " AND EXISTS (SELECT 1 FROM performance_schema.replication_group_members"
          + " WHERE member_id = @@GLOBAL.server_uuid AND member_state = 'ONLINE')";

  private final String answers;
  private volatile Optional<HostUrls> hosts = Optional.empty();
  private volatile boolean ofGroup;
  private volatile String question;

  /** A pool of a database whose tables need not be there yet. */
  HostsPool() {
    this(NO_TABLE);
  }

  /**
   * @param answers a query that gives a row if the host answers
   */
  HostsPool(String answers) {
    this.answers = answers;
    this.question = answers;
  }

  @Override
  public synchronized void setUrl(String url) {
    super.setUrl(url);
    hosts =
        HostUrls.of(url)
            .filter(HostUrls::areSeveral)
            .filter(urls -> urls.areBalanced() || urls.areOneAfterTheOther());
    compose();
  }

  /**
   * From now on a host counts only while it is a member of its group (Group Replication). One that
   * was started again answers before it has joined, and takes writes that the group never sees.
   */
  void requireMembership() {
    ofGroup = true;
    compose();
  }

  private void compose() {
    question = hosts.isEmpty() ? answers : answers + WRITABLE + (ofGroup ? MEMBER : "");
  }

  /** Whether it chooses among hosts, of which some may not be the ones to use. */
  boolean chooses() {
    return hosts.isPresent();
  }

  /** A query that gives a row if, and only if, the host that answers is one to use. */
  String question() {
    return question;
  }

  @Override
  protected ConnectionFactory createConnectionFactory() throws SQLException {
    return chosen(super.createConnectionFactory());
  }

  /**
   * What makes connections such as those of this pool, which do not count as the pool's. To be kept
   * for all of them: it remembers which host was right last.
   */
  ConnectionFactory connections() {
    return new Kept(this::createConnectionFactory);
  }

  /** As {@link #connections()}, with a property of the driver more, unless the URL sets it. */
  ConnectionFactory connections(String property, String value) {
    return new Kept(() -> chosen(with(property, value)));
  }

  private ConnectionFactory with(String property, String value) throws SQLException {
    ConnectionFactory whole = super.createConnectionFactory();
    if (whole instanceof DriverConnectionFactory driver && !getUrl().contains(property + "=")) {
      Properties properties = new Properties();
      properties.putAll(driver.getProperties());
      properties.setProperty(property, value);
      return new DriverConnectionFactory(
          driver.getDriver(), driver.getConnectionString(), properties);
    }
    return whole;
  }

  private ConnectionFactory chosen(ConnectionFactory whole) {
    return hosts.isPresent() && whole instanceof DriverConnectionFactory driver
        ? choosing(hosts.get(), driver)
        : whole;
  }

  private ConnectionFactory choosing(HostUrls hosts, DriverConnectionFactory driver) {
    List<ConnectionFactory> each =
        hosts.urls().stream()
            .<ConnectionFactory>map(
                url -> () -> driver.getDriver().connect(url, driver.getProperties()))
            .toList();
    return new WritableHosts(each, hosts.areBalanced(), this::question, System::nanoTime);
  }

  /** Reads the driver's URL only when the first connection is wanted: a wrong one fails there. */
  private static final class Kept implements ConnectionFactory {
    private final Making making;
    private Optional<ConnectionFactory> made = Optional.empty();

    Kept(Making making) {
      this.making = making;
    }

    @Override
    public Connection createConnection() throws SQLException {
      return made().createConnection();
    }

    private synchronized ConnectionFactory made() throws SQLException {
      if (made.isEmpty()) {
        made = Optional.of(making.make());
      }
      return made.get();
    }
  }

  @FunctionalInterface
  private interface Making {
    ConnectionFactory make() throws SQLException;
  }
}
