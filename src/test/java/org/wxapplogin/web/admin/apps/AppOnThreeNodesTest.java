package org.wxapplogin.web.admin.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.web.admin.AdminClient;

/** Three running nodes on one database, whose own jobs bring what one of them was told. */
class AppOnThreeNodesTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  @AutoClose private final TestServer one = node();
  @AutoClose private final TestServer two = node();
  @AutoClose private final TestServer three = node();

  private TestServer node() {
    return TestServer.start(
        TestSettings.with(
            wechat.uri(),
            "wechat.appid",
            FakeWechat.APPID,
            "limit.logins-per-ip-per-minute",
            "100000000"),
        TEST_DB.dataSource(),
        Clock.systemUTC());
  }

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    List.of(one, two, three).forEach(node -> node.app().start());
  }

  /** What is promised is the rhythm; a machine that has much else to do may take longer. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void anAppThatIsAddedChangedAndStoppedOnOneIsSoOnTheOthers() {
    assertTrue(Apps.EVERY.compareTo(Duration.ofMillis(500)) <= 0, "twice in a second");
    AdminClient owner = new AdminClient(one).signedIn();
    List.of(one, two, three).forEach(node -> assertEquals(402, login(node)));

    send(owner, "/admin/apps/new", "appid", FakeWechat.SECOND_APPID, "name", "六号店");
    assertEquals(0, login(one), "at once where it was added");
    await(0, two);
    await(0, three);

    send(owner, "/admin/apps/1/stop");
    assertEquals(402, login(one));
    await(402, two);
    await(402, three);
  }

  /** Asks over HTTP until it is so. */
  private void await(int errno, TestServer node) {
    while (login(node) != errno) {
      Thread.onSpinWait();
    }
  }

  private int login(TestServer node) {
    String code = wechat.login(FakeWechat.SECOND_APPID, "oSecond").code();
    return new ApiClient(node).login(FakeWechat.SECOND_APPID, code).errno();
  }

  private static void send(AdminClient owner, String path, String... fields) {
    String csrf = AdminClient.csrfToken(owner.get("/admin/apps"));
    String[] form = new String[fields.length + 6];
    System.arraycopy(fields, 0, form, 0, fields.length);
    List<String> rest =
        List.of("csrf", csrf, "secret", FakeWechat.SECOND_SECRET, "registration", "everybody");
    for (int i = 0; i < rest.size(); i++) {
      form[fields.length + i] = rest.get(i);
    }
    assertEquals(303, owner.post(path, form).statusCode());
  }
}
