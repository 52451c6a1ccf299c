package org.wxapplogin.web.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.web.admin.AdminClient;

/** What an admin must do before any other page opens, and the cookies of a server with https. */
class DutyTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");
  private static final List<String> PAGES =
      List.of("/admin/", "/admin/users", "/admin/users.csv", "/admin/account", "/admin/audit");

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private TestSite site;

  @BeforeEach
  void start() {
    site = new TestSite(TEST_DB, clock);
    TestAdmins.insertFirst(TEST_DB);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theFirstAdminChoosesAnotherPassword() {
    TestRows.execute(TEST_DB, "DELETE FROM admins");
    TestServer node = site.node();
    node.app().prepare();

    AdminClient admin = new AdminClient(node).signedIn();

    PAGES.forEach(page -> assertEquals("/admin/account/password", location(admin.get(page))));
    change(admin, "four words in a row");
    PAGES.forEach(page -> assertEquals(200, admin.get(page).statusCode(), page));
  }

  @Test
  void whoIsLetBackInChoosesAnotherPassword() {
    site.node("admin.rescue", "today").app().prepare();

    assertEquals(List.of("1"), TestRows.texts(TEST_DB, "SELECT must_change FROM admins"));
  }

  @Test
  void whoMustSignInInTwoStepsSetsThatUpFirst() {
    TestServer node = site.node("admin.two-step", "required");
    AdminClient admin = new AdminClient(node).with("Accept-Language", "en").signedIn();

    PAGES.forEach(page -> assertEquals("/admin/account/totp", location(admin.get(page)), page));
    for (String form : List.of("/admin/users/search", "/admin/account/end-others")) {
      String end = location(admin.post(form, "csrf", csrfToken(admin.get("/admin/account/totp"))));
      assertEquals("/admin/account/totp", end);
    }
    String page = admin.get("/admin/account/totp").body();
    assertTrue(page.contains("This server asks every admin for two-step sign-in."), page);
    assertFalse(page.contains("class=\"menu\""), "no menu of pages that do not open");

    clock.advance(Duration.ofMinutes(11)); // the password must be given again, and can be
    assertEquals(
        "/admin/confirm?to=%2Fadmin%2Faccount%2Ftotp", location(admin.get("/admin/account/totp")));
    confirm(admin);
    byte[] secret = begin(admin);
    admin.post(
        "/admin/account/totp/confirm",
        "csrf",
        csrfToken(admin.get("/admin/account/totp")),
        "code",
        Totp.code(secret, Totp.step(clock.instant())));

    assertTrue(admin.get("/admin/account/totp").body().contains("class=\"codes\""));
    PAGES.forEach(each -> assertEquals(200, admin.get(each).statusCode(), each));
  }

  @Test
  void theStartPasswordIsReplacedBeforeTheSecondStepIsSetUp() {
    TestRows.execute(TEST_DB, "UPDATE admins SET must_change = 1");
    AdminClient admin = new AdminClient(site.node("admin.two-step", "required")).signedIn();

    assertEquals("/admin/account/password", location(admin.get("/admin/account/totp")));
    change(admin, "four words in a row");
    assertEquals("/admin/account/totp", location(admin.get("/admin/")));
  }

  @Test
  void withoutTheSettingTheSecondStepIsEachOnesChoice() {
    AdminClient admin = new AdminClient(site.node()).signedIn();

    PAGES.forEach(page -> assertEquals(200, admin.get(page).statusCode(), page));
  }

  @Test
  void cookiesOfHttpsAreTakenFromNobodyElse() {
    TestServer node = site.node("admin.secure-cookie", "true");
    AdminClient admin = new AdminClient(node).signedIn();

    assertEquals(200, admin.get("/admin/users").statusCode());
    String session = admin.cookie("__Secure-wxapplogin_admin");
    assertFalse(session.isEmpty());
    AdminClient planted =
        new AdminClient(node)
            .with("Cookie", "wxapplogin_admin=" + session + "; wxapplogin_lang=en");
    assertEquals("/admin/sign-in?to=%2Fadmin%2Fusers", location(planted.get("/admin/users")));
    assertTrue(planted.get("/admin/sign-in").body().contains("lang=\"zh-CN\""));
    for (String set : planted.get("/admin/sign-in?theme=dark").headers().allValues("Set-Cookie")) {
      assertTrue(set.matches("__Secure-.*; Secure.*"), set);
    }
  }

  private static void change(AdminClient admin, String password) {
    admin.post(
        "/admin/account/password",
        "csrf",
        csrfToken(admin.get("/admin/account/password")),
        "current",
        TestSettings.ADMIN_PASSWORD,
        "new",
        password,
        "again",
        password);
  }

  private static void confirm(AdminClient admin) {
    String ask = "/admin/confirm?to=%2Fadmin%2Faccount%2Ftotp";
    admin.post(
        "/admin/confirm",
        "csrf",
        csrfToken(admin.get(ask)),
        "to",
        "/admin/account/totp",
        "confirm-password",
        TestSettings.ADMIN_PASSWORD);
  }

  private static byte[] begin(AdminClient admin) {
    admin.post("/admin/account/totp/begin", "csrf", csrfToken(admin.get("/admin/account/totp")));
    Matcher secret = SECRET.matcher(admin.get("/admin/account/totp").body());
    assertTrue(secret.find());
    return Totp.fromBase32(Secret.of(secret.group(1)));
  }
}
