package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.Database;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A node whose requests have taken all connections still hears of what other nodes end. */
class FullPoolTest {
  private static final int SIZE = 4;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());

  private interface Pool {
    BasicDataSource of(Settings settings);
  }

  /** Of a container's, the poll keeps one connection. */
  static Stream<Named<Pool>> pools() {
    return Stream.of(
        Named.of("our own", settings -> Database.pool(settings.database())),
        Named.of("a container's", settings -> new BasicDataSource()));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aBanIsHeardOfWhileRequestsHaveTakenAllConnections(Pool kind) throws SQLException {
    Settings settings =
        TestSettings.with(wechat.uri(), "db.connection-wait", "1s", "db.pool-size", "" + SIZE);
    try (BasicDataSource pool = kind.of(settings);
        TestServer node = TestServer.start(settings, connecting(pool), Clock.systemUTC());
        TestServer other = TestServer.start(settings, TEST_DB.dataSource(), Clock.systemUTC())) {
      ApiClient api = new ApiClient(node);
      Reply login = api.login(wechat.login().code());
      node.app().sessions().revocations().poll();
      assertEquals(0, api.check(login.token()).errno(), "from now on in memory");
      List<Connection> taken = takeAll(pool);

      other.app().sessions().ends().endAll(userId(login));
      node.app().sessions().revocations().poll();

      assertEquals(502, api.check(login.token()).errno(), "not 0, though it cannot be read again");
      for (Connection connection : taken) {
        connection.close();
      }
      assertEquals(501, api.check(login.token()).errno());
    }
  }

  private static BasicDataSource connecting(BasicDataSource pool) {
    pool.setUrl(TEST_DB.url());
    pool.setUsername(null); // the test's URL names the account
    pool.setPassword(null);
    pool.setMaxTotal(SIZE);
    pool.setMaxWait(Duration.ofSeconds(1));
    return pool;
  }

  private static List<Connection> takeAll(BasicDataSource pool) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    while (pool.getNumActive() < SIZE) {
      taken.add(pool.getConnection());
    }
    return taken;
  }

  private static long userId(Reply login) {
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }
}
