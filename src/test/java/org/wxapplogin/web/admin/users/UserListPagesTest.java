package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** The list of users over HTTP: search, columns, export, acts on many; and who may not. */
class UserListPagesTest extends ConsoleTest {
  private AdminClient client;

  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void aPhoneIsFoundHoweverItIsTypedAndStandsInNoAddress() {
    long anna = userWithPhone("13800138000", "86");
    long bo = userWithPhone("6045550199", "1");

    for (String typed :
        List.of("13800138000", "+86 138 0013 8000", "8613800138000", "0086-138-0013-8000")) {
      for (String by : List.of("any", "phone")) {
        assertEquals(List.of(anna), found("q", typed, "by", by), typed);
      }
    }
    assertEquals(List.of(bo), found("q", "+1 (604) 555-0199", "by", "any"));
    assertEquals(List.of(bo), found("q", "001 604 555 0199", "by", "phone"));
    assertEquals(List.of(), found("q", "6045550199", "by", "phone"));
    assertEquals(List.of(), found("q", "no number", "by", "phone"));

    String led = location(search("q", "13800138000", "status", "active"));
    assertTrue(led.matches("/admin/users\\?q=[\\w-]{43}&by=phone&status=active"), led);
    String page = client.get(led).body();
    assertFalse(page.contains("13800138000"), page);
    String phoneRef = page.replaceAll("(?s).*name=\"phone-ref\" value=\"([\\w-]{43})\".*", "$1");
    assertEquals(
        "/admin/users?q=" + phoneRef + "&by=phone&size=50",
        location(search("q", "", "by", "phone", "phone-ref", phoneRef, "size", "50")));
    assertEquals(
        "/admin/users", location(search("q", "", "by", "any", "phone-ref", phoneRef)), "given up");
  }

  @Test
  void datesAreDaysOfTheAdminsZoneFirstAndLastIncluded() {
    insert(1, "before", "2025-01-09T15:59:59.999Z"); // 23:59:59.999 on the 9th in Shanghai
    insert(2, "first", "2025-01-09T16:00:00Z");
    insert(3, "last", "2025-01-11T15:59:59.999Z");
    insert(4, "after", "2025-01-11T16:00:00Z");

    assertEquals(List.of(3L, 2L), users("/admin/users?reg-from=2025-01-10&reg-to=2025-01-11"));
    assertEquals(List.of(4L, 3L, 2L), users("/admin/users?reg-from=2025-01-10"));
    assertEquals(List.of(2L, 1L), users("/admin/users?login-to=2025-01-09"));
  }

  @Test
  void whatIsNotUnderstoodInALinkCountsAsNotSaid() {
    insert(1, "a", "2025-01-09T16:00:00Z");

    assertEquals(
        List.of(1L),
        users(
            "/admin/users?status=gone&level=9&phone=perhaps&reg-from=2025-13-01&login-to=x"
                + "&sort=best&size=21&by=phone&q=13800138000&at=zzz"));
    assertEquals(List.of(), users("/admin/users?app=wx0000000000000099"));
  }

  @Test
  void columnsAreKeptInTheBrowserAsFarAsTheyAreKnown() {
    insert(1, "a", "2025-01-09T16:00:00Z");
    String csrf = csrfToken(client.get("/admin/users"));

    HttpResponse<String> set =
        client.post(
            "/admin/users/columns",
            "csrf",
            csrf,
            "to",
            "/admin/users?size=50",
            "level",
            "on",
            "password",
            "on");

    assertEquals("/admin/users?size=50", location(set));
    assertEquals("level", client.cookie(UserColumn.COOKIE));
    assertEquals(List.of("Level"), headings());
    client.post("/admin/users/columns", "csrf", csrf);
    assertEquals(List.of(), headings(), "none but the user");
    client.post("/admin/users/columns", "csrf", csrf, "reset", "1");
    assertEquals(6, headings().size());
    assertEquals(
        "/admin/users",
        location(client.post("/admin/users/columns", "csrf", csrf, "to", "https://evil.example/")));
  }

  @Test
  void theFileIsForSpreadsheetsAndForNoFormulas() {
    long anna = userWithPhone("13800138000", "86");
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(anna + 1, "=1+1"),
        TestUsers.user(anna + 2, "a,\"b\"\nc"),
        TestUsers.with(TestUsers.user(anna + 3, "小雨"), UserStatus.DISABLED, "@SUM(A1)"));

    TestRows.execute(
        TEST_DB, "UPDATE users SET person_id = UNHEX(REPEAT('ab', 16)) WHERE id = " + anna);

    HttpResponse<String> file = client.get("/admin/users.csv");

    assertEquals("text/csv;charset=UTF-8", file.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        "attachment; filename=\"users-2025-03-01.csv\"",
        file.headers().firstValue("Content-Disposition").orElse(""));
    String[] rows = file.body().split("\r\n");
    assertEquals(5, rows.length);
    assertTrue(
        rows[0].startsWith(
            "\uFEFFUser ID,Mini program,Name of the mini program,openid,unionid,Nickname,"),
        rows[0]);
    assertTrue(rows[1].contains(",****00,2025-03-01 16:"), rows[1]);
    assertTrue(rows[2].contains(",,\"'=1+1\",Active,Ordinary,,2025-03-0"), rows[2]);
    assertTrue(rows[3].contains(",\"a,\"\"b\"\"\nc\","), rows[3]);
    assertTrue(rows[4].contains(",小雨,Disabled,") && rows[4].endsWith("\"'@SUM(A1)\",,,"), rows[4]);
    assertTrue(
        rows[0].endsWith(",person,Banned until,Reason for the user"),
        "a new column comes last: " + rows[0]);
    assertTrue(rows[1].endsWith("," + "ab".repeat(16) + ",,"), rows[1]);
    assertFalse(file.body().contains("13800138000"));

    HttpResponse<String> some =
        client.with("Accept-Language", "zh").get("/admin/users.csv?status=disabled&q=%E5%B0%8F");
    assertEquals(2, some.body().split("\r\n").length, some.body());
    assertTrue(some.body().contains("用户编号") && some.body().contains("已禁用"), some.body());
    assertEquals(
        List.of(
            "EXPORT_USERS admin ",
            "EXPORT_DONE admin 4",
            "EXPORT_USERS admin q=小, status=disabled",
            "EXPORT_DONE admin 1"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(act, ' ', admin_name, ' ', detail) FROM audit_events"
                + " WHERE act NOT LIKE 'SIGN_IN%' ORDER BY id"));
    assertTrue(client.get("/admin/audit").body().contains("搜索：小 · 状态：已禁用"));
  }

  @Test
  void manyAreChangedAndItIsToldHowManyAndUndone() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "a"),
        TestUsers.user(2, "b"),
        TestUsers.with(TestUsers.user(3, "c"), UserStatus.DISABLED, ""),
        TestUsers.with(TestUsers.user(4, "d"), UserStatus.CANCELLED, ""));

    String ask = location(bulk("disable", "all", "1", "page", "1.2.3.4.5"));
    String asked = client.get(ask).body();
    assertTrue(asked.contains("Disable 4 users"), asked);
    assertEquals(List.of("0", "0", "1", "2"), statuses());

    bulk("disable", "all", "1", "page", "1.2.3.4.5", "reason", "spam");
    String told = client.get("/admin/users").body();
    assertTrue(told.contains("2 users are disabled and signed out everywhere."), told);
    assertTrue(told.contains("Skipped, was so already: 1."), told);
    assertTrue(told.contains("Skipped, account cancelled: 1."), told);
    assertTrue(told.contains("Skipped, no longer there: 1."), told);
    assertEquals(List.of("1", "1", "1", "2"), statuses());

    String undo = told.replaceAll("(?s).*name=\"undo\" value=\"([^\"]*)\".*", "$1");
    bulk("undo", "undo", undo);
    assertEquals(List.of("0", "0", "1", "2"), statuses());
    assertTrue(client.get("/admin/users").body().contains("Undone for 2 users."));
    assertEquals(
        List.of("1 DISABLE_USER spam", "2 DISABLE_USER spam", "1 ENABLE_USER ", "2 ENABLE_USER "),
        audit());
  }

  @Test
  void levelsGoBackToWhatEachWas() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "a"), TestUsers.user(200_000, "b"));
    TestRows.execute(TEST_DB, "UPDATE users SET level = 2 WHERE id = 1");

    bulk("level", "u1", "1", "u200000", "1", "level", "1");
    assertEquals(List.of("1", "1"), levels());
    String told = client.get("/admin/users").body();
    bulk("undo", "undo", told.replaceAll("(?s).*name=\"undo\" value=\"([^\"]*)\".*", "$1"));
    assertEquals(List.of("2", "0"), levels());

    bulk("level", "level", "1");
    assertTrue(client.get("/admin/users").body().contains("No user was ticked."));
    assertEquals(400, bulk("undo", "undo", "level_7-1").statusCode());
    assertEquals(400, bulk("level", "u1", "1", "level", "9").statusCode());
    assertEquals(404, bulk("delete", "u1", "1").statusCode());
  }

  @Test
  void whoMayOnlyLookIsRefusedByTheServer() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);
    TestUsers.insert(TEST_DB, TestUsers.user(1, "a"));
    client = new AdminClient(SITE.server()).with("Accept-Language", "en");
    client.signedInAs(AdminRole.VIEWER);

    String page = client.get("/admin/users").body();
    assertFalse(page.contains("users.csv") || page.contains("id=\"bulk\""), page);
    HttpResponse<String> file = client.get("/admin/users.csv");
    assertEquals(403, file.statusCode());
    assertTrue(file.headers().firstValue("Content-Disposition").isEmpty());
    for (String act : List.of("disable", "enable", "level")) {
      assertEquals(403, bulk(act, "u1", "1", "reason", "x", "level", "1").statusCode(), act);
    }
    assertEquals(403, bulk("disable", "u1", "1").statusCode());
    assertEquals(403, bulk("undo", "undo", "disable_0-1").statusCode());
    assertEquals(303, search("q", "a").statusCode(), "to look is theirs");
    assertEquals(List.of(), audit());

    client = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertEquals(200, client.get("/admin/users.csv").statusCode());
    assertEquals(
        403, client.post("/admin/users/bulk/enable", "u1", "1").statusCode(), "no CSRF token");
  }

  private void insert(long id, String name, String registered) {
    Instant at = Instant.parse(registered);
    TestUsers.insert(TEST_DB, TestUsers.user(id, name, at, at.minusSeconds(86_400)));
  }

  private static long userWithPhone(String number, String country) {
    ApiClient api = new ApiClient(SITE.server());
    FakeWechat wechat = SITE.wechat();
    String openid = wechat.login().openid();
    Reply login = api.login(wechat.login(openid).code());
    String code = wechat.phone(FakeWechat.APPID, openid, number, country).code();
    Reply bound =
        api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", login.token());
    assertEquals(0, bound.errno());
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  private HttpResponse<String> search(String... form) {
    return posted("/admin/users/search", form);
  }

  private HttpResponse<String> bulk(String act, String... form) {
    return posted("/admin/users/bulk/" + act, form);
  }

  private HttpResponse<String> posted(String path, String... form) {
    List<String> fields = new ArrayList<>(List.of("csrf", csrfToken(client.get("/admin/audit"))));
    fields.addAll(List.of(form));
    return client.post(path, fields.toArray(String[]::new));
  }

  private List<Long> found(String... form) {
    return users(location(search(form)));
  }

  private List<Long> users(String path) {
    List<Long> ids = new ArrayList<>();
    Matcher rows =
        Pattern.compile("class=\"name[^\"]*\" href=\"/wxapplogin/admin/users/(\\d+)\"")
            .matcher(client.get(path).body());
    while (rows.find()) {
      ids.add(Long.valueOf(rows.group(1)));
    }
    return ids;
  }

  private List<String> headings() {
    List<String> headings = new ArrayList<>();
    Matcher heads =
        Pattern.compile("<th role=\"columnheader\"[^>]*>(?:<a[^>]*>|\\s)*([^<]+)")
            .matcher(client.get("/admin/users").body());
    while (heads.find()) {
      headings.add(heads.group(1).strip());
    }
    return headings.subList(1, headings.size());
  }

  private static List<String> statuses() {
    return TestRows.texts(TEST_DB, "SELECT status FROM users ORDER BY id");
  }

  private static List<String> levels() {
    return TestRows.texts(TEST_DB, "SELECT level FROM users ORDER BY id");
  }

  private static List<String> audit() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(target_id, ' ', act, ' ', detail) FROM audit_events"
            + " WHERE act NOT LIKE 'SIGN_IN%' ORDER BY id");
  }
}
