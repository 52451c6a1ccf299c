package org.wxapplogin.web.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;
import org.wxapplogin.web.admin.admins.AccountServlet;
import org.wxapplogin.web.admin.admins.AdminListServlet;
import org.wxapplogin.web.admin.admins.TotpServlet;
import org.wxapplogin.web.admin.page.Paths;

/** What is dangerous asks for the password again, and then goes on with what was asked for. */
class ConfirmationTest extends ConsoleTest {
  private AdminClient client;
  private String csrfToken;

  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    csrfToken = csrfToken(client.get(Paths.ACCOUNT));
  }

  @Test
  void signingInIsProofToTheMillisecond() {
    SITE.clock().advance(Duration.ofMinutes(10).minusMillis(1));
    assertEquals(303, add("bo").statusCode());

    SITE.clock().advance(Duration.ofMillis(1));
    HttpResponse<String> asked = add("eve");

    assertEquals(200, asked.statusCode());
    assertTrue(asked.body().contains("Please confirm it is you"), asked.body());
    assertEquals(2, TestRows.count(TEST_DB, "admins"));
  }

  @Test
  void aFormIsCarriedOnWithEveryFieldAndDoneAfterThePassword() {
    SITE.clock().advance(Duration.ofMinutes(10));
    String odd = "\"><script>alert(1)</script>&amp;";

    String asked =
        client
            .post(
                AdminListServlet.PATH,
                "csrf",
                csrfToken,
                "name",
                odd,
                "role",
                "VIEWER",
                "x",
                "1",
                "x",
                "2")
            .body();

    assertTrue(asked.contains("action=\"/wxapplogin/admin/admins\""), asked);
    assertTrue(
        asked.contains(
            "name=\"name\" value=\"&#034;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\""),
        asked);
    assertTrue(asked.contains("name=\"x\" value=\"1\""), asked);
    assertTrue(asked.contains("name=\"x\" value=\"2\""), asked);
    assertEquals(
        1, asked.split("name=\"csrf\" value=\"" + csrfToken, -1).length - 3, "and the frame's");
    HttpResponse<String> wrong = confirmed(odd, "wrong");
    assertTrue(wrong.body().contains("The password is wrong."), wrong.body());
    assertFalse(wrong.body().contains("value=\"wrong\""), wrong.body());
    assertEquals(303, confirmed(odd, TestSettings.ADMIN_PASSWORD).statusCode());
    assertEquals(
        List.of("admin", odd), TestRows.texts(TEST_DB, "SELECT name FROM admins ORDER BY id"));
    assertEquals(303, add("and without being asked").statusCode());
  }

  @Test
  void aPageIsLedBackTo() {
    SITE.clock().advance(Duration.ofMinutes(10));

    String asking = location(client.get(TotpServlet.PATH));
    assertEquals("/admin/confirm?to=%2Fadmin%2Faccount%2Ftotp", asking);
    assertTrue(client.get(asking).body().contains("name=\"to\" value=\"/admin/account/totp\""));
    HttpResponse<String> wrong =
        client.post(ConfirmServlet.PATH, "csrf", csrfToken, "to", TotpServlet.PATH);
    assertEquals(200, wrong.statusCode());

    HttpResponse<String> led =
        client.post(
            ConfirmServlet.PATH,
            "csrf",
            csrfToken,
            "to",
            TotpServlet.PATH,
            Confirmation.PASSWORD,
            TestSettings.ADMIN_PASSWORD);

    assertEquals(TotpServlet.PATH, location(led));
    assertEquals(200, client.get(TotpServlet.PATH).statusCode());
  }

  @Test
  void aDownloadStartsFromAPageOfItsOwn() {
    SITE.clock().advance(Duration.ofMinutes(10));
    String file = "/admin/users.csv?q=%E6%9D%8E&status=1";

    String asking = location(client.get(file));
    HttpResponse<String> led =
        client.post(
            ConfirmServlet.PATH,
            "csrf",
            csrfToken,
            "to",
            file,
            Confirmation.PASSWORD,
            TestSettings.ADMIN_PASSWORD);

    assertEquals(asking, location(led));
    HttpResponse<String> page = client.get(asking);
    assertEquals("0; url=/wxapplogin" + file, page.headers().firstValue("Refresh").orElse(""));
    assertTrue(
        page.body().contains("href=\"/wxapplogin/admin/users?q=%E6%9D%8E&amp;status=1\""),
        page.body());
  }

  @Test
  void wrongPasswordsCountAsAtSignIn() {
    SITE.clock().advance(Duration.ofMinutes(10));
    for (int i = 0; i < 5; i++) {
      confirmed("eve", "wrong");
    }

    assertEquals(200, confirmed("eve", TestSettings.ADMIN_PASSWORD).statusCode(), "a pause");
    assertEquals(1, TestRows.count(TEST_DB, "admins"));
    SITE.clock().advance(Duration.ofSeconds(30));
    assertEquals(303, confirmed("eve", TestSettings.ADMIN_PASSWORD).statusCode());
  }

  @Test
  void thePasswordDoesNotStandForTheCsrfToken() {
    SITE.clock().advance(Duration.ofMinutes(10));

    HttpResponse<String> refused =
        client.post(
            AdminListServlet.PATH,
            "name",
            "eve",
            "role",
            "OWNER",
            Confirmation.PASSWORD,
            TestSettings.ADMIN_PASSWORD);

    assertEquals(403, refused.statusCode());
    assertEquals(1, TestRows.count(TEST_DB, "admins"));
  }

  @Test
  void whoHasAStartPasswordIsLedToChangeItFromEveryPage() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    TestRows.execute(TEST_DB, "UPDATE admins SET must_change = 1 WHERE name = 'operator'");
    AdminClient newcomer = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String own = csrfToken(newcomer.get(Paths.PASSWORD));

    for (String page : List.of("/admin/", "/admin/users", "/admin/account", "/admin/audit")) {
      assertEquals(Paths.PASSWORD, location(newcomer.get(page)), page);
    }
    assertEquals(
        Paths.PASSWORD,
        location(newcomer.post("/admin/users/1/disable", "csrf", own, "reason", "spam")));
    assertEquals(200, change(newcomer, own, "four words", "other words").statusCode());
    assertEquals(Paths.PASSWORD, location(newcomer.get("/admin/users")));

    HttpResponse<String> changed =
        change(newcomer, own, "four words in a row", "four words in a row");

    assertEquals(Paths.ACCOUNT, location(changed));
    assertEquals(200, newcomer.get("/admin/users").statusCode());
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndASessionIsEndedAlone() {
    AdminClient second = new AdminClient(SITE.server()).signedIn();
    AdminClient third = new AdminClient(SITE.server()).signedIn();
    String page = client.get(Paths.ACCOUNT).body();
    String id = page.replaceAll("(?s).*?name=\"session\" value=\"([0-9a-f]{16})\".*", "$1");
    assertEquals(2, page.split("name=\"session\"", -1).length - 1, "not this one");

    client.post(AccountServlet.END_SESSION, "csrf", csrfToken, "session", id);
    int open = second.get("/admin/users").statusCode() + third.get("/admin/users").statusCode();
    assertEquals(502, open, "one of the two");

    change(client, csrfToken, "four words in a row", "four words in a row");
    assertEquals(302, second.get("/admin/users").statusCode());
    assertEquals(302, third.get("/admin/users").statusCode());
    assertEquals(200, client.get("/admin/users").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "true, /admin/admins",
    "true, /admin/admins/7/disable",
    "true, /admin/users/7/reveal-phone",
    "true, /admin/users/7/delete",
    "true, /admin/users/7/link-person",
    "true, /admin/users/7/unlink-person",
    "true, /admin/users/bulk/disable",
    "false, /admin/users.csv",
    "false, /admin/account/totp",
    "true, /admin/account/totp/begin",
    "true, /admin/account/totp/codes"
  })
  void theseAskForThePassword(boolean form, String path) {
    SITE.clock().advance(Duration.ofMinutes(10));

    HttpResponse<String> asked = form ? client.post(path, "csrf", csrfToken) : client.get(path);

    if (form) {
      assertTrue(asked.body().contains("name=\"" + Confirmation.PASSWORD + "\""), asked.body());
    } else {
      assertEquals(ConfirmServlet.PATH, location(asked).replaceFirst("\\?.*", ""));
    }
  }

  private HttpResponse<String> add(String name) {
    return client.post(AdminListServlet.PATH, "csrf", csrfToken, "name", name, "role", "VIEWER");
  }

  private HttpResponse<String> confirmed(String name, String password) {
    return client.post(
        AdminListServlet.PATH,
        "csrf",
        csrfToken,
        "name",
        name,
        "role",
        "VIEWER",
        Confirmation.PASSWORD,
        password);
  }

  private static HttpResponse<String> change(
      AdminClient client, String csrfToken, String wanted, String again) {
    return client.post(
        Paths.PASSWORD,
        "csrf",
        csrfToken,
        "current",
        TestSettings.ADMIN_PASSWORD,
        "new",
        wanted,
        "again",
        again);
  }
}
