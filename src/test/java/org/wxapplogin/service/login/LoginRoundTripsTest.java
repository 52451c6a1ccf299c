package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What a login asks of the database and writes there, where statements share round trips. */
class LoginRoundTripsTest {
  private static final int MOST_DEVICES = 2;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);

  @AutoClose
  private final TestServer server =
      TestServer.start(
          TestSettings.with(wechat.uri(), "session.max-devices", Integer.toString(MOST_DEVICES)),
          watched.dataSource(),
          clock);

  private final String openid = wechat.login().openid();

  @Test
  void aReturningUserCostsOneRoundTripToReadAndOneToWriteAndCommit() {
    login();
    List<String> sent = sentByLogin();

    assertEquals(2, sent.size(), () -> String.join("\n---\n", sent));
    assertTrue(sent.get(0).contains("FOR UPDATE SKIP LOCKED"));
    assertTrue(sent.get(1).contains("INSERT INTO login_events"));
    assertTrue(sent.get(1).endsWith("COMMIT"));
    assertFalse(sent.get(1).contains("DELETE FROM sessions"), "nobody has too many devices");
  }

  @Test
  void whoeverHasTooManyDevicesCostsNoRoundTripMore() {
    for (int i = 0; i < MOST_DEVICES; i++) {
      login();
    }
    List<String> sent = sentByLogin();

    assertEquals(2, sent.size(), () -> String.join("\n---\n", sent));
    assertTrue(sent.get(1).contains("DELETE FROM sessions"));
    assertEquals(MOST_DEVICES, TestRows.count(TEST_DB, "sessions"));
    assertEquals(1, TestRows.count(TEST_DB, "revocations"));
  }

  @Test
  void aNewUserCostsOneRoundTripMore() {
    login();
    int before = watched.statements().size();
    assertEquals(0, new ApiClient(server).login(wechat.login().code()).errno());

    List<String> sent = watched.statements().subList(before, watched.statements().size());
    assertEquals(3, sent.size(), () -> String.join("\n---\n", sent));
    assertTrue(sent.get(1).startsWith("INSERT INTO users"));
  }

  @Test
  void aSessionKeyThatWechatHasNotReplacedIsNotWrittenAgain() {
    login();
    String before = key();
    clock.advance(Duration.ofMinutes(1));
    assertFalse(sentByLogin().get(1).contains("session_keys"));
    assertEquals(before, key());

    String code = wechat.loginRotating(FakeWechat.APPID, openid).code();
    assertEquals(0, new ApiClient(server).login(code).errno());
    assertFalse(before.equals(key()));
    assertEquals(
        before,
        TestRows.texts(TEST_DB, "SELECT CONCAT(HEX(previous), previous_at) FROM session_keys")
            .get(0));
  }

  private String key() {
    return TestRows.texts(TEST_DB, "SELECT CONCAT(HEX(newest), newest_at) FROM session_keys")
        .get(0);
  }

  private void login() {
    assertEquals(0, new ApiClient(server).login(wechat.login(openid).code()).errno());
    clock.advance(Duration.ofSeconds(1));
  }

  private List<String> sentByLogin() {
    int before = watched.statements().size();
    login();
    return watched.statements().subList(before, watched.statements().size());
  }
}
