package org.wxapplogin.web.admin.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;

/** How many logins a minute an app may have, set by an owner. */
class AppLimitTest {
  private static final String APPID = FakeWechat.SECOND_APPID;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose
  private final TestSite site =
      new TestSite(TEST_DB, new TestClock(Instant.parse("2026-01-01T00:00:00Z")));

  private final TestServer node = site.node("wechat.appid", FakeWechat.APPID);
  private AdminClient owner;

  @BeforeEach
  void enter() {
    TestAdmins.insertFirst(TEST_DB);
    owner = new AdminClient(node).with("Accept-Language", "en").signedIn();
    post(
        "/admin/apps/new",
        "appid",
        APPID,
        "name",
        "Shop",
        "secret",
        FakeWechat.SECOND_SECRET,
        "registration",
        "everybody");
  }

  @Test
  void whatIsBeyondTheLimitIsRefusedAndTheOtherAppsAreNotTouched() {
    limit("2");
    assertEquals(List.of(0, 0, 429), logins(3));
    assertEquals(0, new ApiClient(node).login(site.wechat().login("oA").code()).errno());
    assertTrue(text("/admin/apps").contains("2 logins a minute on each node"));
  }

  @Test
  void aLimitThatIsChangedCountsAtOnce() {
    limit("2");
    assertEquals(List.of(0, 0, 429), logins(3));
    limit("3");
    assertEquals(List.of(0, 0, 0, 429), logins(4));
    limit("");
    assertEquals(List.of(0), logins(1), "as for all apps");
    assertTrue(text("/admin/audit").contains("3 → –"), text("/admin/audit"));
  }

  @Test
  void whatIsNoNumberIsToldBesideItsField() {
    for (String typed : List.of("x", "0", "100000001", "1.5")) {
      var form = Jsoup.parse(limit(typed).body());
      assertEquals(
          "A whole number from 1 to 100000000.", form.select("#logins-per-minute-hint").text());
      assertEquals(typed, form.select("#logins-per-minute").val());
    }
    assertTrue(text("/admin/apps").contains("600,000 logins a minute on each node"));
  }

  private HttpResponse<String> limit(String typed) {
    return post(
        "/admin/apps/" + TestRows.texts(TEST_DB, "SELECT id FROM apps").get(0),
        "version",
        TestRows.texts(TEST_DB, "SELECT version FROM apps").get(0),
        "name",
        "Shop",
        "registration",
        "everybody",
        "logins-per-minute",
        typed);
  }

  private List<Integer> logins(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> new ApiClient(node).login(APPID, site.wechat().login(APPID, "oSecond").code()))
        .map(ApiClient.Reply::errno)
        .toList();
  }

  private String text(String path) {
    return Jsoup.parse(owner.get(path).body()).text();
  }

  /** The page to which the form leads. */
  private HttpResponse<String> post(String path, String... fields) {
    String[] form = Arrays.copyOf(fields, fields.length + 2);
    form[fields.length] = "csrf";
    form[fields.length + 1] = AdminClient.csrfToken(owner.get("/admin/apps"));
    HttpResponse<String> reply = owner.post(path, form);
    return reply.statusCode() == 303 ? owner.get(location(reply)) : reply;
  }
}
