package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** An error is thrown where a connection to the database is taken. */
class FatalErrorsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);
  @AutoClose private final Thrower dataSource = new Thrower();

  @BeforeEach
  void connect() {
    dataSource.setUrl(TEST_DB.url());
    dataSource.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
  }

  @Test
  void anErrorOfTheVirtualMachineIsAnsweredAndEndsTheLifeOfTheNode() {
    try (TestServer server = server()) {
      ApiClient api = new ApiClient(server);
      String token = api.login(wechat.login().code()).token();
      assertEquals(200, api.get("/health/live").status());

      dataSource.throwNext(new OutOfMemoryError("as this test wants"), "");
      Reply reply = api.get("/wx/user/profile", "X-OA-Token", token);

      assertEquals(500, reply.status());
      assertEquals(502, reply.errno());
      assertEquals(503, api.get("/health/live").status());
    }
  }

  @Test
  void anErrorOfTheStackAloneIsNotTheEnd() {
    try (TestServer server = server()) {
      ApiClient api = new ApiClient(server);
      String token = api.login(wechat.login().code()).token();

      dataSource.throwNext(new StackOverflowError(), "");

      assertEquals(500, api.get("/wx/user/profile", "X-OA-Token", token).status());
      assertEquals(200, api.get("/health/live").status());
      assertEquals(0, api.check(token).errno());
    }
  }

  @Test
  void aJobThatThrewAnErrorRunsAgain() throws Exception {
    dataSource.throwNext(new OutOfMemoryError("as this test wants"), "poll-");
    try (App app =
        new App(
            TestSettings.with(wechat.uri(), "session.poll-every", "50ms"),
            dataSource,
            clock,
            new SecureRandom())) {
      app.start();

      assertTrue(dataSource.polls.await(1, TimeUnit.MINUTES), "no poll after the one that threw");
      assertTrue(app.errors().happened());
    }
  }

  private TestServer server() {
    return TestServer.start(TestSettings.with(wechat.uri()), dataSource, clock);
  }

  /**
   * Throws an error once, on the first thread of a kind that asks for a connection. A poll keeps
   * the connection that it got.
   */
  private static final class Thrower extends BasicDataSource {
    private final AtomicReference<Optional<Error>> next = new AtomicReference<>(Optional.empty());
    private final CountDownLatch polls = new CountDownLatch(2);
    private volatile String kind = "";

    private void throwNext(Error error, String kind) {
      this.kind = kind;
      next.set(Optional.of(error));
    }

    @Override
    public Connection getConnection() throws SQLException {
      String thread = Thread.currentThread().getName();
      if (thread.startsWith("poll-")) {
        polls.countDown();
      }
      if (thread.startsWith(kind)) {
        Optional<Error> error = next.getAndSet(Optional.empty());
        if (error.isPresent()) {
          throw error.get();
        }
      }
      return super.getConnection();
    }
  }
}
