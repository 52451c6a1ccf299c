package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * Hosts of a cluster compare what is written, not what is locked: a login meets a ban or a deletion
 * on another host only if it changes its user's row.
 */
class LoginConflictTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server = site.node();
  private final String openid = wechat.login().openid();

  @Test
  void aLoginInTheSameMillisecondFromTheSameAddressChangesTheRow() {
    assertEquals(0, login());
    String first = row();
    assertEquals(0, login());
    assertEquals(first.replaceFirst("1$", "2"), row(), "all else is as before");
  }

  @Test
  void aRefusedLoginChangesTheRow() {
    assertEquals(0, login());
    server.disable(Long.parseLong(TestRows.texts(TEST_DB, "SELECT id FROM users").get(0)));
    String before = row();
    assertEquals(721, login());
    assertEquals(before.replaceFirst("1$", "2"), row(), "all else is as before");
  }

  private int login() {
    return new ApiClient(server).login(wechat.login(openid).code()).errno();
  }

  private static String row() {
    List<String> rows =
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', status, last_login_at, last_login_ip, login_seq) FROM users");
    assertEquals(1, rows.size());
    return rows.get(0);
  }
}
