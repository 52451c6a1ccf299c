package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestDirs;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.DatabaseSettings;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.sandbox.host.Ports;

/** Which of several hosts of a database the pool uses; two real servers, each alone. */
class SeveralHostsTest {
  private static final String SCHEMA = "hosts";

  private static final DatabaseSettings SETTINGS = settings("jdbc:mysql://127.0.0.1:1/none");

  private static EmbeddedDatabase first;
  private static EmbeddedDatabase second;

  private final List<BasicDataSource> pools = new ArrayList<>();

  @BeforeAll
  static void start() throws SQLException {
    first = server("several-hosts-test/first");
    second = server("several-hosts-test/second");
  }

  private static EmbeddedDatabase server(String dir) throws SQLException {
    EmbeddedDatabase server = EmbeddedDatabase.start(TestDirs.shared(dir), binaries());
    server.createSchema(SCHEMA);
    execute(server, "CREATE OR REPLACE TABLE jobs (name VARCHAR(32))");
    return server;
  }

  private static Path binaries() {
    return TestDirs.shared("mariadb");
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @BeforeEach
  void bothAreWritable() throws SQLException {
    setReadOnly(first, false);
    setReadOnly(second, false);
  }

  @AfterEach
  void close() throws SQLException {
    for (BasicDataSource pool : pools) {
      pool.close();
    }
  }

  @Test
  void theFirstHostOfTheUrlIsUsed() throws SQLException {
    assertEquals(Set.of(port(first)), hostsOf(pool("", host(first), host(second))));
    assertEquals(Set.of(port(second)), hostsOf(pool("", host(second), host(first))));
  }

  /**
   * The driver draws a host for each connection: that 30 are all of one is as good as impossible.
   */
  @Test
  void aBalancedUrlUsesAll() throws SQLException {
    assertEquals(
        Set.of(port(first), port(second)),
        hostsOf(30, pool("loadbalance:", host(first), host(second))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "loadbalance:"})
  void aHostThatIsNotThereIsPassedOver(String way) throws SQLException {
    String nobody = "127.0.0.1:" + Ports.free();
    assertEquals(Set.of(port(second)), hostsOf(pool(way, nobody, host(second))));
  }

  /** It was the primary once, and is the standby now. */
  @ParameterizedTest
  @ValueSource(strings = {"", "loadbalance:"})
  void aHostThatCannotBeWrittenToIsPassedOver(String way) throws SQLException {
    setReadOnly(first, true);
    assertEquals(Set.of(port(second)), hostsOf(pool(way, host(first), host(second))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "loadbalance:"})
  void connectionsMoveWhenTheHostsChangePlaces(String way) throws SQLException {
    setReadOnly(second, true);
    BasicDataSource pool = pool(way, host(first), host(second));
    assertEquals(Set.of(port(first)), hostsOf(pool));

    setReadOnly(first, true);
    setReadOnly(second, false);
    assertEquals(Set.of(port(second)), hostsOf(pool), "also those that were in the pool");
  }

  @Test
  void theReasonIsSaidIfNoHostCanBeWrittenTo() throws SQLException {
    setReadOnly(first, true);
    setReadOnly(second, true);
    BasicDataSource pool = pool("", host(first), host(second));
    SQLException refused = assertThrows(SQLException.class, pool::getConnection);
    assertTrue(refused.getMessage().contains("cannot be written to"), refused::getMessage);
  }

  /** Then it is an operator's decision, and tokens can be judged meanwhile. */
  @Test
  void theOnlyHostIsUsedAlsoIfItCannotBeWrittenTo() throws SQLException {
    setReadOnly(first, true);
    assertEquals(Set.of(port(first)), hostsOf(pool("", host(first))));
  }

  /** Each new connection would otherwise wait for the lost host first. */
  @Test
  void theWritersRememberThatAHostIsLost() throws Exception {
    try (LostHost lost = new LostHost();
        WriterConnections writers =
            new WriterConnections(pool("", lost.host(), host(second)), SETTINGS);
        Connection one = writers.dataSource().getConnection();
        Connection another = writers.dataSource().getConnection()) {
      assertEquals(List.of(port(second), port(second)), List.of(port(one), port(another)));
      assertEquals(1, lost.tries());
    }
  }

  @Test
  void thePollRemembersThatAHostIsLost() throws Exception {
    try (LostHost lost = new LostHost();
        PollConnection poll =
            new PollConnection(pool("", lost.host(), host(second)), SETTINGS.connectionWait())) {
      kill(poll.dataSource());
      assertEquals(Set.of(port(second)), hostsOf(1, poll.dataSource()), "a new connection");
      assertEquals(1, lost.tries());
    }
  }

  private static void kill(DataSource one) throws SQLException {
    try (Connection connection = one.getConnection();
        Statement statement = connection.createStatement();
        ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()")) {
      id.next();
      execute(second, "KILL " + id.getLong(1));
    }
  }

  private static String host(EmbeddedDatabase server) {
    String address = URI.create(server.jdbcUrl(SCHEMA).substring("jdbc:".length())).getAuthority();
    return server.user() + ":" + server.password() + "@" + address;
  }

  private BasicDataSource pool(String way, String... hosts) {
    String url =
        "jdbc:mysql:" + way + "//" + String.join(",", hosts) + "/" + SCHEMA + "?sslMode=DISABLED";
    BasicDataSource pool = Database.pool(settings(url));
    pool.setUsername(null); // each host of the URL names its account
    pool.setPassword(null);
    pools.add(pool);
    return pool;
  }

  private static DatabaseSettings settings(String url) {
    return TestSettings.with(URI.create("http://127.0.0.1:1/"), "db.url", url).database();
  }

  private static Set<Integer> hostsOf(DataSource pool) throws SQLException {
    return hostsOf(8, pool);
  }

  /** The servers of so many connections, by their port. */
  private static Set<Integer> hostsOf(int count, DataSource pool) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Connection connection = pool.getConnection();
      taken.add(connection);
      found.add(port(connection));
    }
    for (Connection connection : taken) {
      connection.close();
    }
    return found;
  }

  private static int port(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@port")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int port(EmbeddedDatabase server) {
    return URI.create(server.jdbcUrl(SCHEMA).substring("jdbc:".length())).getPort();
  }

  private static void setReadOnly(EmbeddedDatabase server, boolean readOnly) throws SQLException {
    execute(server, "SET GLOBAL read_only = " + (readOnly ? 1 : 0));
  }

  private static void execute(EmbeddedDatabase server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(SCHEMA), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
