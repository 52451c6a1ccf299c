package org.wxapplogin.web.admin.admins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** The admin pages over HTTP: what they carry, show and say. */
class AdminPagesTest extends ConsoleTest {
  private AdminClient client;

  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server());
  }

  @Test
  void everyPageCarriesTheHeaders() {
    client.signedIn();

    for (String path :
        List.of(
            "/admin/users",
            "/admin/sign-in",
            "/admin/sign-in/code",
            "/admin/nothing",
            "/admin/",
            "/admin/admins",
            "/admin/account",
            "/admin/account/password",
            "/admin/account/totp",
            "/admin/confirm")) {
      HttpResponse<String> page = client.get(path);
      assertEquals(
          "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https://*.qlogo.cn https://mmbiz.qpic.cn data:;"
              + " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          header(page, "Content-Security-Policy"));
      assertEquals("nosniff", header(page, "X-Content-Type-Options"));
      assertEquals("no-referrer", header(page, "Referrer-Policy"));
      assertEquals("same-origin", header(page, "Cross-Origin-Opener-Policy"));
      assertEquals("DENY", header(page, "X-Frame-Options"));
      assertTrue(header(page, "Permissions-Policy").contains("camera=()"));
      assertEquals("no-store", header(page, "Cache-Control"));
      assertFalse(page.body().matches("(?s).*(<style|<script>| style=| on[a-z]+=|javascript:).*"));
      assertFalse(page.headers().allValues("Set-Cookie").toString().contains("JSESSIONID"));
    }
  }

  @Test
  void staticFilesMayBeKeptForTheirAddressChanges() {
    HttpResponse<String> page = client.get("/admin/sign-in");

    Matcher links =
        Pattern.compile("(?:href|src)=\"/wxapplogin(/(?:static|webjars)/[^\"]+)\"")
            .matcher(page.body());
    int count = 0;
    while (links.find()) {
      HttpResponse<String> file = client.get(links.group(1));
      assertEquals(200, file.statusCode(), links.group(1));
      assertEquals("public, max-age=31536000, immutable", header(file, "Cache-Control"));
      assertEquals("nosniff", header(file, "X-Content-Type-Options"));
      count++;
    }
    assertEquals(7, count, "icon twice, three style sheets, two scripts");
    assertEquals("public, max-age=3600", header(client.get("/static/admin.css"), "Cache-Control"));
  }

  @Test
  void whatUsersCallThemselvesStaysText() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "<script>alert(1)</script>"),
        TestUsers.user(2, "\"><img src=x onerror=alert(1)>"),
        TestUsers.user(3, "${7*7} #{7*7} &lt; '"),
        TestUsers.with(TestUsers.user(4, "a"), UserStatus.ACTIVE, "javascript:alert(1)"));

    String list = client.signedIn().get("/admin/users").body();
    String search = client.get("/admin/users?q=%22%3E%3Cscript%3Ealert(1)").body();

    assertFalse(list.contains("<script>alert"), list);
    assertTrue(list.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), list);
    assertFalse(list.contains("<img src=x"), list);
    assertTrue(list.contains("${7*7} #{7*7} &amp;lt; &#039;"), list);
    assertFalse(list.contains("javascript:"), list);
    assertFalse(search.contains("<script>alert"), search);
    assertTrue(search.contains("value=\"&#034;&gt;&lt;script&gt;alert(1)\""), search);
  }

  @Test
  void timesAreExactInTheAdminsZoneWhichIsNamed() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(
            1,
            "a",
            Instant.parse("2024-12-31T16:00:01.999Z"),
            Instant.parse("2025-01-01T15:59:59Z")));

    String page = client.signedIn().get("/admin/users").body();

    assertTrue(
        page.contains("datetime=\"2024-12-31T16:00:01.999Z\" title=\"2025-01-01 00:00:01\">"),
        page);
    assertTrue(page.contains("<span>2025-01-01</span> <span class=\"clock\">23:59:59"), page);
    assertTrue(page.contains("Asia/Shanghai（UTC+08:00）"), page);
  }

  @Test
  void speaksTheLanguageChosenElseAskedForElseChinese() {
    assertTrue(client.get("/admin/sign-in").body().contains("lang=\"zh-CN\""));
    client.with("Accept-Language", "fr, en;q=0.8, zh;q=0.5");
    assertTrue(client.get("/admin/sign-in").body().contains("<html lang=\"en\""));

    HttpResponse<String> led = client.get("/admin/sign-in?to=%2Fadmin%2Fusers%3Fq%3Da&lang=zh");

    assertEquals("/admin/sign-in?to=%2Fadmin%2Fusers%3Fq%3Da", location(led));
    assertTrue(client.get(location(led)).body().contains("<html lang=\"zh-CN\""));
    assertEquals("/admin/users", location(client.get("/admin/users?lang=en")));
    assertEquals(
        "/admin/users?q=a&size=50", location(client.get("/admin/users?q=a&lang=en&size=50")));
  }

  @Test
  void errorsArePagesWithTheirStatusAndAnId() {
    client.signedIn().with("Accept-Language", "en");

    HttpResponse<String> missing = client.get("/admin/nothing/here.jsp");
    assertEquals(404, missing.statusCode());
    assertTrue(missing.body().contains("No such page"), missing.body());
    assertTrue(missing.body().contains(header(missing, "X-Request-Id")), missing.body());
    assertTrue(missing.body().contains("href=\"/wxapplogin/admin/\">Back"), missing.body());
    String tooLong = "x".repeat(UserSearch.MAX_TEXT + 1);
    assertEquals(400, client.get("/admin/users?q=" + tooLong).statusCode());
    assertEquals(403, client.send("DELETE", "/admin/users").statusCode());
    HttpResponse<String> way =
        client.post("/admin/users", "csrf", csrfToken(client.get("/admin/users")));
    assertEquals(405, way.statusCode());
    assertEquals("GET, HEAD", header(way, "Allow"));
  }

  @Test
  void aBrokenDatabaseIsAPageWithoutATrace() {
    client.signedIn();
    TestRows.execute(TEST_DB, "RENAME TABLE users TO users_away");
    try {
      HttpResponse<String> page = client.get("/admin/users");

      assertEquals(500, page.statusCode());
      assertTrue(page.body().contains("服务器出错了"), page.body());
      assertFalse(page.body().contains("SELECT"), page.body());
      assertFalse(page.body().contains("Exception"), page.body());
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE users_away TO users");
    }
  }

  @Test
  void homeIsTheDashboard() {
    client.signedIn();

    assertEquals("/admin/", location(client.get("/admin")));
    assertEquals("/admin/", location(client.get("/admin/sign-in")));
    assertTrue(client.get("/admin/").body().contains("aria-labelledby=\"live\""));
    assertEquals(200, client.get("/admin/?days=91").statusCode(), "the usual days instead");
  }

  @Test
  void theDashboardTellsHowFarItIsWhileManyEventsWaitToBeCounted() {
    client.signedIn();
    TestRows.execute(TEST_DB, "INSERT INTO login_count_mark VALUES (1, 250, 1000, 0, 0)");

    assertTrue(client.get("/admin/").body().contains("已完成 25.0%"));
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String find(HttpResponse<String> page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertTrue(matcher.find(), page.body());
    return matcher.group(1);
  }
}
