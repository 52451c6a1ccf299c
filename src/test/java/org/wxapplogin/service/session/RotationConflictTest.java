package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The first use of a next token on two nodes, where locks do not hold one of them up. */
class RotationConflictTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);

  @AutoClose
  private final TestServer one =
      TestServer.start(TestSettings.with(wechat.uri()), watched.dataSource(), clock);

  @AutoClose
  private final TestServer two =
      TestServer.start(TestSettings.with(wechat.uri()), TEST_DB.dataSource(), clock);

  /** The lock is given up in the midst: on another host of a cluster there was none. */
  @Test
  void theHostThatWasSlowerFindsTheTokenUsed() {
    String first = new ApiClient(one).loginWithRotation(wechat.login().code()).token();
    clock.advance(Duration.ofDays(1));
    String next = new ApiClient(one).check(first).header("X-Next-Token");
    watched.once(
        "INSERT INTO sessions",
        Point.BEFORE,
        connection -> {
          connection.rollback();
          assertEquals(0, new ApiClient(two).check(next).errno());
        });

    assertEquals(0, new ApiClient(one).check(next).errno());
    assertEquals(2, TestRows.count(TEST_DB, "sessions"));
  }
}
