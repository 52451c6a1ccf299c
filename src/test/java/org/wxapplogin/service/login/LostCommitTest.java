package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.LosingDataSource;
import org.wxapplogin.LosingDataSource.Loss;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The connection breaks while a login is committed, so that nobody knows whether it is. */
class LostCommitTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicInteger before = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();
  private Supplier<SQLException> failure =
      () -> new SQLException("the connection broke", "08S01", 0);

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);

  @AutoClose
  private final TestServer server =
      TestServer.start(
          TestSettings.with(wechat.uri(), "session.max-devices", "5"), breaking(), clock);

  @Test
  void aLoginThatWasCommittedAllTheSameIsASuccessAndNotDoubled() {
    after.set(1);
    Reply reply = new ApiClient(server).login(wechat.login().code());

    assertEquals(0, reply.errno());
    assertTrue(reply.data().get("newUser").getAsBoolean());
    assertOneOfEach();
    assertEquals(0, new ApiClient(server).check(reply.token()).errno());
  }

  @Test
  void aLoginThatWasNotCommittedIsWrittenAgain() {
    before.set(1);
    Reply reply = new ApiClient(server).login(wechat.login().code());

    assertEquals(0, reply.errno());
    assertTrue(reply.data().get("newUser").getAsBoolean());
    assertOneOfEach();
    assertEquals(0, new ApiClient(server).check(reply.token()).errno());
  }

  @Test
  void whoeverIsKnownIsNoNewUserTheSecondTime() {
    String openid = wechat.login().openid();
    new ApiClient(server).login(wechat.login(openid).code());
    clock.advance(Duration.ofMinutes(1));
    after.set(1);
    Reply reply = new ApiClient(server).login(wechat.login(openid).code());

    assertEquals(0, reply.errno());
    assertEquals(false, reply.data().get("newUser").getAsBoolean());
    assertEquals(2, TestRows.count(TEST_DB, "sessions"));
    assertEquals(2, TestRows.count(TEST_DB, "login_events"));
    assertEquals(1, TestRows.count(TEST_DB, "user_events"), "created, by the first");
  }

  /** As on a cluster of which two nodes write the same rows: each commit that fails is undone. */
  @Test
  void aLoginThatMeetsOneDeadlockAfterTheOtherIsWrittenInTheEnd() {
    failure = () -> new SQLException("conflict", "40001", 1213);
    before.set(10);
    Reply reply = new ApiClient(server).login(wechat.login().code());

    assertEquals(0, reply.errno());
    assertOneOfEach();
  }

  @Test
  void aDatabaseWhoseCommitsKeepFailingIsUnavailable() {
    before.set(100);
    Reply reply = new ApiClient(server).login(wechat.login().code());

    assertEquals(503, reply.status());
    assertEquals("1", reply.header("Retry-After"));
    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
  }

  private static void assertOneOfEach() {
    assertEquals(1, TestRows.count(TEST_DB, "users"));
    assertEquals(1, TestRows.count(TEST_DB, "sessions"));
    assertEquals(1, TestRows.count(TEST_DB, "login_events"));
    assertEquals(1, TestRows.count(TEST_DB, "session_keys"));
    assertEquals(List.of("user.created"), TestRows.texts(TEST_DB, "SELECT type FROM user_events"));
  }

  private DataSource breaking() {
    return LosingDataSource.of(TEST_DB.dataSource(), this::nextLoss, () -> failure.get());
  }

  private Loss nextLoss() {
    if (before.getAndUpdate(LostCommitTest::oneLess) > 0) {
      return Loss.BEFORE;
    }
    return after.getAndUpdate(LostCommitTest::oneLess) > 0 ? Loss.AFTER : Loss.NONE;
  }

  private static int oneLess(int left) {
    return Math.max(0, left - 1);
  }
}
