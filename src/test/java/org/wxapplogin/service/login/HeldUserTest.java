package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.Database;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Rows of one user, or a whole table, are locked by somebody else for a long time. */
class HeldUserTest {
  private static final int OTHERS = 16;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final FakeWechat wechat = FakeWechat.start(0, clock);
  @AutoClose private final AtOnce atOnce = new AtOnce(OTHERS);
  private final List<String> others =
      IntStream.range(0, OTHERS).mapToObj(i -> wechat.login().openid()).toList();
  private final String heldUp = wechat.login().openid();
  private BasicDataSource pool;
  private TestServer server;
  private Connection admin;

  @BeforeEach
  void start() throws SQLException {
    Settings settings =
        TestSettings.with(wechat.uri(), "db.url", TEST_DB.url(), "db.statement-timeout", "2s");
    pool = Database.pool(settings.database());
    pool.setUsername(null); // the test's URL names the account
    pool.setPassword(null);
    server = TestServer.start(settings, pool, clock, nanos::get);
    others.forEach(openid -> assertEquals(0, login(openid).errno()));
    assertEquals(0, login(heldUp).errno());
    admin = TEST_DB.dataSource().getConnection();
    admin.setAutoCommit(false);
  }

  @AfterEach
  void stop() throws SQLException {
    admin.rollback();
    admin.close();
    server.close();
    pool.close();
    wechat.close();
  }

  @Test
  void aLockedUserWaitsAndTheOthersGoOn() throws SQLException {
    admin("SELECT id FROM users WHERE openid = '" + heldUp + "' FOR UPDATE");
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> login(heldUp));

    for (int round = 0; round < 3; round++) {
      assertAllSignIn();
    }
    assertFalse(waiting.isDone());
    admin.rollback();

    assertEquals(0, waiting.join().errno());
    assertEquals(4 * OTHERS + 2, TestRows.count(TEST_DB, "sessions"));
  }

  @Test
  void whoeverWaitsForTooLongIsToldToComeBack() throws SQLException {
    admin("SELECT id FROM users WHERE openid = '" + heldUp + "' FOR UPDATE");
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> login(heldUp));
    while (server.app().login().writer().held() == 0) {
      Thread.onSpinWait();
    }

    nanos.addAndGet(Duration.ofSeconds(2).toNanos() + 1);

    Reply refused = waiting.join();
    assertEquals(503, refused.status());
    assertEquals(502, refused.errno());
    assertEquals("1", refused.header("Retry-After"));
    assertAllSignIn();
  }

  /** Not the user's row: a lock that a group meets only when it is under way. */
  @Test
  void aLockOnARowOfAnotherTableHoldsUpOnlyTheOneWhoseItIs() throws SQLException {
    admin(
        "SELECT k.user_id FROM session_keys k JOIN users u ON u.id = k.user_id WHERE u.openid = '"
            + heldUp
            + "' FOR UPDATE");
    admin(
        "UPDATE session_keys k JOIN users u ON u.id = k.user_id SET k.newest_at = 1"
            + " WHERE u.openid = '"
            + heldUp
            + "'");
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> login(heldUp));

    for (int round = 0; round < 3; round++) {
      assertAllSignIn();
    }
    assertFalse(waiting.isDone());
    admin.rollback();

    assertEquals(0, waiting.join().errno());
  }

  /** The row is not there yet, so that it cannot be skipped. */
  @Test
  void aUserWhomAnotherTransactionCreatesHoldsUpNobodyElse() throws SQLException {
    String newcomer = wechat.login().openid();
    admin(
        "INSERT INTO users (appid, openid, nickname, avatar_url, gender, country, province, city,"
            + " language, level, status, registered_at, last_login_at, last_login_ip) SELECT appid,"
            + " '"
            + newcomer
            + "', nickname, avatar_url, gender, country, province, city, language, level, status,"
            + " registered_at, last_login_at, last_login_ip FROM users WHERE openid = '"
            + heldUp
            + "'");
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> login(newcomer));

    for (int round = 0; round < 3; round++) {
      assertAllSignIn();
    }
    assertFalse(waiting.isDone());
    admin.commit();

    assertEquals(0, waiting.join().errno());
    assertEquals(OTHERS + 2, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void whileTheTableIsLockedLoginsWaitAndThenSucceed() throws SQLException {
    admin("LOCK TABLES users WRITE");
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::assertAllSignIn);
    while (server.app().login().writer().held() == 0) {
      Thread.onSpinWait();
    }
    admin("UNLOCK TABLES");
    waiting.join();
  }

  @Test
  void whoeverWaitsWhenTheNodeStopsIsAnswered() throws SQLException {
    admin("SELECT id FROM users WHERE openid = '" + heldUp + "' FOR UPDATE");
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> login(heldUp));
    while (server.app().login().writer().held() == 0) {
      Thread.onSpinWait();
    }

    server.app().login().writer().finish(Duration.ofSeconds(10));

    assertEquals(503, waiting.join().status());
  }

  private void assertAllSignIn() {
    atOnce.each(i -> login(others.get(i))).forEach(reply -> assertEquals(0, reply.errno()));
  }

  private Reply login(String openid) {
    return new ApiClient(server).login(wechat.login(openid).code());
  }

  private void admin(String sql) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
