package org.wxapplogin.web.admin.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.web.admin.AdminClient;

/** Three nodes on one database; the polls are run by hand. */
class AppPagesTest {
  private static final String APPID = FakeWechat.SECOND_APPID;
  private static final String SECRET = FakeWechat.SECOND_SECRET;
  private static final String TOKEN = "pushtokenofthesecond";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = site.node("wechat.appid", FakeWechat.APPID);
  private final TestServer two = site.node("wechat.appid", FakeWechat.APPID);
  private final TestServer three = site.node("wechat.appid", FakeWechat.APPID);
  private AdminClient owner;

  @BeforeEach
  void signIn() {
    TestAdmins.insertFirst(TEST_DB);
    owner = english(one);
  }

  @Test
  void anAppAddedOnOneNodeLogsInOnTheOthersAfterTheirNextPoll() {
    assertEquals(402, login(one));
    assertTrue(add(SECRET).body().contains("Added."));

    assertEquals(0, login(one), "at once where it was added");
    assertEquals(402, login(two));
    poll();
    assertEquals(0, login(two));
    assertEquals(0, login(three));
  }

  @Test
  void aStoppedAppIsRefusedAsAnUnknownOneAndItsSessionsRest() {
    add(SECRET);
    poll();
    String token = new ApiClient(two).login(APPID, code()).token();
    assertEquals(0, new ApiClient(two).check(token).errno());

    post("/admin/apps/" + id() + "/stop");
    assertEquals(402, login(one));
    poll();
    assertEquals(402, login(two));
    assertEquals(501, new ApiClient(two).check(token).errno());

    post("/admin/apps/" + id() + "/start");
    poll();
    assertEquals(0, login(two));
    assertEquals(0, new ApiClient(two).check(token).errno());
  }

  @Test
  void whatIsSetForAnAppCountsOnAllNodes() {
    add(SECRET);
    poll();
    assertEquals(2_592_000, lifeOnTwo(), "as for all apps");

    HttpResponse<String> page =
        change("name", "商城", "registration", "everybody", "idle", "2h", "max-devices", "3");
    assertTrue(page.body().contains("Saved."), page.body());
    poll();
    assertEquals(7_200, lifeOnTwo());
    assertEquals("商城", two.app().apps().name(APPID));
  }

  private int lifeOnTwo() {
    return new ApiClient(two).login(APPID, code()).data().get("expiresIn").getAsInt();
  }

  @Test
  void whatCannotBeTakenIsToldBesideItsFieldAndWhatWasTypedStays() {
    HttpResponse<String> page =
        post(
            "/admin/apps/new",
            "appid",
            "gh_1",
            "name",
            "Shop",
            "secret",
            "app secret",
            "idle",
            "two days",
            "registration",
            "nobody");

    var form = Jsoup.parse(page.body());
    assertTrue(form.select("#appid-hint").text().startsWith("An AppID is wx"), form.text());
    assertTrue(form.select("#secret-hint").text().startsWith("Enter the AppSecret"));
    assertTrue(form.select("#idle-hint").text().startsWith("A number with its unit"));
    assertEquals("Shop", form.select("#name").val());
    assertEquals("two days", form.select("#idle").val());
    assertEquals("nobody", form.select("#registration option[selected]").val());
    assertFalse(page.body().contains("app secret"), "a secret does not come back");
    assertEquals(0, TestRows.count(TEST_DB, "apps"));
  }

  @Test
  void anAppIsEnteredOnce() {
    add(SECRET);
    assertTrue(add(SECRET).body().contains("has been entered already"));
    assertEquals(1, TestRows.count(TEST_DB, "apps"));
  }

  @Test
  void twoOwnersDoNotOverwriteEachOther() {
    add(SECRET);
    assertTrue(change("name", "First", "registration", "everybody").body().contains("Saved."));
    HttpResponse<String> late = change("name", "Second", "registration", "everybody");
    assertTrue(late.body().contains("Somebody else has changed"), late.body());
    assertEquals("First", one.app().apps().name(APPID));
    assertEquals("Second", Jsoup.parse(late.body()).select("#name").val());
    String version = Jsoup.parse(late.body()).select("[name=version]").val();
    assertEquals("2", version, "whoever saves again knows");
  }

  @Test
  void theConfigurationGoesBeforeWhatWasEntered() {
    post(
        "/admin/apps/new",
        "appid",
        FakeWechat.APPID,
        "name",
        "Again",
        "secret",
        "wrong",
        "registration",
        "everybody");

    String page = text(owner.get("/admin/apps"));
    assertTrue(page.contains("The configuration names the same AppID"), page);
    assertEquals(0, new ApiClient(one).login(wechat.login("oA").code()).errno());
    assertEquals(FakeWechat.APPID, one.app().apps().name(FakeWechat.APPID));
  }

  @Test
  void whatIsWrongIsToldInWords() {
    add("wrongsecret0123456789");
    String said = tried(APPID, id());
    assertTrue(said.contains("The AppSecret is wrong (errcode 40125)"), said);

    add2("wx00000000000000ff");
    said = tried("wx00000000000000ff", id());
    assertTrue(said.contains("WeChat does not know this AppID (errcode 40013)"), said);

    said = tried(FakeWechat.APPID, "");
    assertTrue(said.contains("WeChat accepts AppID and AppSecret"), said);
  }

  private void add2(String appid) {
    post(
        "/admin/apps/new",
        "appid",
        appid,
        "name",
        "Other",
        "secret",
        SECRET,
        "registration",
        "everybody");
  }

  @Test
  void theAddressToListIsNamed() {
    add(SECRET);
    wechat.fault(
        Fault.on("/cgi-bin/stable_token")
            .body(
                "{\"errcode\":40164,\"errmsg\":\"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7,"
                    + " not in whitelist rid: 5f0f2c9b-4a6a1c2d-1f2e3d4c\"}"));
    String said = tried(APPID, id());
    assertTrue(said.contains("from this server’s address 203.0.113.7 (errcode 40164)"), said);
  }

  @Test
  void noSecretIsInAnyPageOrRowAndTheAuditSaysOnlyThatItWasReplaced() {
    add(SECRET);
    String changed =
        change(
                "name",
                "Shop",
                "registration",
                "known",
                "secret",
                "another0secret",
                "push-token",
                TOKEN,
                "push-key",
                KEY)
            .body();
    String all =
        changed
            + owner.get("/admin/apps").body()
            + owner.get("/admin/apps/" + id()).body()
            + owner.get("/admin/audit").body()
            + owner.get("/admin/system").body()
            + TestRows.texts(
                TEST_DB,
                "SELECT CONCAT_WS(' ', act, detail, old_value, new_value) FROM audit_events")
            + TestRows.texts(
                TEST_DB,
                "SELECT CONCAT_WS(' ', name, secret_sealed, push_token_sealed, push_key_sealed)"
                    + " FROM apps");
    for (String secret : List.of(SECRET, "another0secret", TOKEN, KEY)) {
      assertFalse(all.contains(secret), secret);
    }
    assertEquals(
        List.of(
            "ADD_APP APP " + APPID + " NAME: Second",
            "CHANGE_APP APP " + APPID + " SECRET: REPLACED",
            "CHANGE_APP APP " + APPID + " PUSH_TOKEN: REPLACED",
            "CHANGE_APP APP " + APPID + " PUSH_KEY: REPLACED",
            "CHANGE_APP APP " + APPID + " NAME: Second → Shop",
            "CHANGE_APP APP " + APPID + " REGISTRATION: EVERYBODY → KNOWN"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', act, target_kind, detail) FROM audit_events"
                + " WHERE target_kind = 'APP' ORDER BY id"));
    assertTrue(text(owner.get("/admin/audit")).contains("AppSecret: replaced"));
    assertTrue(one.app().apps().find(APPID).orElseThrow().push().isPresent());
  }

  @Test
  void secretsDoNotTravelThroughThePageThatAsksForThePassword() {
    clock.advance(Duration.ofMinutes(11));
    HttpResponse<String> asked =
        post(
            "/admin/apps/new",
            "appid",
            APPID,
            "name",
            "Shop",
            "secret",
            SECRET,
            "registration",
            "everybody");
    assertTrue(asked.body().contains("confirm-password"), asked.body());
    assertFalse(asked.body().contains(SECRET));

    HttpResponse<String> back =
        post(
            "/admin/apps/new",
            "appid",
            APPID,
            "name",
            "Shop",
            "left-out",
            "1",
            "registration",
            "everybody",
            "confirm-password",
            TestSettings.ADMIN_PASSWORD);
    assertTrue(back.body().contains("Please enter them again"), back.body());
    assertEquals("Shop", Jsoup.parse(back.body()).select("#name").val());
  }

  @Test
  void aNodeWhoseDatabaseIsAwayKeepsWhatItHas() {
    add(SECRET);
    poll();
    TestRows.execute(TEST_DB, "RENAME TABLE apps TO apps_away");
    try {
      poll();
      assertEquals(0, login(two));
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE apps_away TO apps");
    }
  }

  @Test
  void aServerStartsWithoutAnyApp() {
    try (TestServer bare = site.node("wechat.appid", "")) {
      assertEquals(402, new ApiClient(bare).login(wechat.login("oA").code()).errno());
      AdminClient first = english(bare);
      assertTrue(first.get("/admin/").body().contains("no mini program is served"));
      assertTrue(first.get("/admin/apps").body().contains("No mini program yet"));
    }
  }

  private static AdminClient english(TestServer node) {
    return new AdminClient(node).with("Accept-Language", "en").signedIn();
  }

  /** Of the app that was entered last. */
  private static String id() {
    return TestRows.texts(TEST_DB, "SELECT MAX(id) FROM apps").get(0);
  }

  @Test
  void peopleReadTheNameOfAnAppWithItsAppidAsATitle() {
    add(SECRET);
    assertEquals(0, login(one));

    var list = Jsoup.parse(owner.get("/admin/users?columns=app").body());
    assertEquals("Second", list.select("#app option[value=" + APPID + "]").text());
    var logins = Jsoup.parse(owner.get("/admin/logins?app=" + APPID).body());
    assertEquals("Second", logins.select("bdi[title=" + APPID + "]").text(), logins.text());
    assertTrue(logins.title().contains("Second"), logins.title());
    String user = TestRows.texts(TEST_DB, "SELECT MAX(id) FROM users").get(0);
    var page = Jsoup.parse(owner.get("/admin/users/" + user).body());
    assertEquals("Second", page.select("bdi[title=" + APPID + "]").get(0).text());
    String file = owner.get("/admin/users.csv").body();
    assertTrue(file.contains("," + APPID + ",Second,"), file);
    assertTrue(text(owner.get("/admin/audit")).contains("Second Name: Second"));
  }

  private HttpResponse<String> add(String secret) {
    return post(
        "/admin/apps/new",
        "appid",
        APPID,
        "name",
        "Second",
        "secret",
        secret,
        "registration",
        "everybody");
  }

  /** As whoever has seen the app as it was added. */
  private HttpResponse<String> change(String... fields) {
    String[] form = new String[fields.length + 2];
    System.arraycopy(fields, 0, form, 2, fields.length);
    form[0] = "version";
    form[1] = "1";
    return post("/admin/apps/" + id(), form);
  }

  private String tried(String appid, String id) {
    return Jsoup.parse(post("/admin/apps/try", "appid", appid, "app", id).body())
        .select("#tried")
        .text();
  }

  /** The page to which the form leads. */
  private HttpResponse<String> post(String path, String... form) {
    HttpResponse<String> answer = owner.post(path, with(form));
    return answer.statusCode() == 303 ? owner.get(AdminClient.location(answer)) : answer;
  }

  private String[] with(String... form) {
    String[] all = Arrays.copyOf(form, form.length + 2);
    all[form.length] = "csrf";
    all[form.length + 1] = AdminClient.csrfToken(owner.get("/admin/apps"));
    return all;
  }

  private static String text(HttpResponse<String> page) {
    return Jsoup.parse(page.body()).text();
  }

  private void poll() {
    List.of(one, two, three).forEach(node -> node.app().apps().poll());
  }

  private int login(TestServer node) {
    return new ApiClient(node).login(APPID, code()).errno();
  }

  private String code() {
    return wechat.login(APPID, "oSecond").code();
  }
}
