package org.wxapplogin.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestWire;
import org.wxapplogin.app.Database;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The database is killed under a running server, and comes back. */
class DatabaseAwayTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private TestWire wire;
  private FakeWechat wechat;
  private BasicDataSource pool;
  private TestServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    URI database = URI.create(TEST_DB.url().substring("jdbc:".length()));
    wire = new TestWire(database.getHost(), database.getPort());
    wechat = FakeWechat.start(0, clock);
    Settings settings =
        TestSettings.with(
            wechat.uri(),
            "db.url",
            TEST_DB.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + wire.port() + "/"),
            "db.connection-wait",
            "1s",
            "db.pool-size",
            "4");
    pool = Database.pool(settings.database());
    pool.setUsername(null); // the test's URL names the account
    pool.setPassword(null);
    server = TestServer.start(settings, pool, clock, nanos::get);
    api = new ApiClient(server);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    pool.close();
    wechat.close();
    wire.close();
  }

  /** Each in the words of its protocol; what cannot be a token needs no database. */
  private void assertServicesAreToldSo(String token) {
    String pair = TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET;
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    Reply verified = api.get("/auth/verify", "X-OA-Token", token, "Authorization", basic);
    assertEquals(503, verified.status(), "not 401");
    assertEquals(502, verified.errno());
    assertEquals("1", verified.header("Retry-After"));

    String body = "{\"token\":\"" + token + "\"}";
    Reply introspected = api.post("/oauth2/introspect", body, "Authorization", basic);
    assertEquals(503, introspected.status(), "not inactive");
    assertEquals("{\"error\":\"temporarily_unavailable\"}", introspected.body().toString());
    assertEquals("1", introspected.header("Retry-After"));

    assertEquals(501, api.check("x").errno());
    assertEquals(
        "{\"active\":false}",
        api.post("/oauth2/introspect", "{\"token\":\"x\"}", "Authorization", basic)
            .body()
            .toString());
  }

  @Test
  void signedInUsersGoOnForAWhileAndNobodyIsToldToSignIn() {
    EmbeddedDatabase database = TEST_DB.embedded();
    Reply login = api.login(wechat.login().code());
    String unknownHere = api.login(wechat.login().code()).token();
    server.app().sessions().revocations().poll();
    assertEquals(0, api.check(login.token()).errno());

    database.kill();
    try {
      pass(Duration.ofSeconds(2));
      server.app().sessions().revocations().poll();

      assertEquals(0, api.check(login.token()).errno(), "from memory");
      Reply refused = api.check(unknownHere);
      assertEquals(503, refused.status(), "not 501: the client must keep its token");
      assertEquals(502, refused.errno());
      assertEquals("1", refused.header("Retry-After"));
      assertServicesAreToldSo(unknownHere);
      assertEquals(503, api.login(wechat.login().code()).status());
      assertHealth(503, "DOWN", "/health/ready", "database");
      assertHealth(200, "DEGRADED", "/health/serving", "database");
      assertHealth(200, "UP", "/health/live");

      pass(Duration.ofSeconds(28));
      assertEquals(0, api.check(login.token()).errno(), "30 s after the last good poll");
      pass(Duration.ofNanos(1));
      assertEquals(503, api.check(login.token()).status());
      assertHealth(503, "DOWN", "/health/serving", "database", "grace-over");
    } finally {
      database.restart();
    }

    server.app().sessions().revocations().poll();
    assertEquals(0, api.check(login.token()).errno(), "without a restart of the server");
    assertEquals(0, api.check(unknownHere).errno());
    assertEquals(0, api.login(wechat.login().code()).errno());
    assertHealth(200, "UP", "/health/ready");
    assertHealth(200, "UP", "/health/serving");
  }

  private void assertHealth(int httpStatus, String status, String path, String... reasons) {
    Reply reply = api.get(path);
    assertEquals(httpStatus, reply.status(), path);
    JsonObject expected = new JsonObject();
    expected.addProperty("status", status);
    if (reasons.length > 0) {
      JsonArray array = new JsonArray();
      Arrays.stream(reasons).forEach(array::add);
      expected.add("reasons", array);
    }
    assertEquals(expected, reply.body());
  }

  /** A second long the server does not know yet that the database is away. */
  @Test
  void whoeverIsTheFirstToAskInVainIsAnsweredFromMemoryToo() {
    Reply login = api.login(wechat.login().code());
    server.app().sessions().revocations().poll();
    assertEquals(0, api.check(login.token()).errno());

    wire.cut();
    pass(Duration.ofSeconds(2));

    assertEquals(0, api.check(login.token()).errno());
  }

  @Test
  void aRequestAsksOneConnectionInVainAndTriesOneNewAndNotAllThereAre() throws SQLException {
    Reply login = api.login(wechat.login().code());
    fillPool();
    assertEquals(4, pool.getNumIdle());

    wire.cut();

    assertEquals(503, api.get("/wx/user/profile", "X-OA-Token", login.token()).status());
    assertTrue(wire.swallowed() <= 2, () -> wire.swallowed() + " of them");
  }

  @Test
  void connectionsThatWereCutOffFailNoRequestOnceTheDatabaseIsBack() throws SQLException {
    EmbeddedDatabase database = TEST_DB.embedded();
    fillPool();

    database.kill();
    database.restart();

    assertEquals(0, api.login(wechat.login().code()).errno());
  }

  private void fillPool() throws SQLException {
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(pool.getConnection());
    }
    for (Connection connection : open) {
      connection.close();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
