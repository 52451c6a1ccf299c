package org.wxapplogin.web.admin.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.BrowserTest;
import org.wxapplogin.web.admin.page.Cookies;

/** What an admin sees who has a duty to do first, and what the audit shows of signing in. */
class DutyBrowserTest extends BrowserTest {
  DutyBrowserTest() {
    super("duty");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "1280, DARK, en-GB", "360, DARK, zh-CN", "360, LIGHT, en-GB"})
  void thePagesAreWhole(int width, ColorScheme colors, String language) {
    try (TestServer server =
        TestServer.start(
            TestSettings.with(SITE.wechat().uri(), "admin.two-step", "required"),
            TEST_DB.dataSource(),
            SITE.clock())) {
      String shots = "%d-%s-%s/".formatted(width, colors, language).toLowerCase(Locale.ROOT);
      TestRows.execute(TEST_DB, "UPDATE admins SET must_change = 1");
      open(width, colors, language, true);
      signIn(server);
      page.navigate(server.uri("/admin/").toString());
      assertThat(page.locator("#new")).isVisible();
      CHROMIUM.look(page, shots + "password");

      TestRows.execute(TEST_DB, "UPDATE admins SET must_change = 0");
      page.navigate(server.uri("/admin/").toString());
      assertThat(page.locator("#held")).isVisible();
      CHROMIUM.look(page, shots + "totp");
      page.locator("#begin").click();
      assertThat(page.locator("#secret")).isVisible();
      CHROMIUM.look(page, shots + "totp-begun");

      TestRows.execute(TEST_DB, "UPDATE admins SET totp_sealed = 'x'");
      page.navigate(server.uri("/admin/audit").toString());
      assertThat(page.locator("tbody tr")).hasCount(3);
      CHROMIUM.look(page, shots + "audit");
      assertEquals(List.of(), CHROMIUM.complaints());
    }
  }

  private void signIn(TestServer server) {
    AdminClient client = new AdminClient(server);
    client.post(
        "/admin/sign-in",
        "csrf",
        AdminClient.csrfToken(client.get("/admin/sign-in")),
        "name",
        "nobody",
        "password",
        "a guess");
    client.signIn("another guess", "");
    String session = client.signedIn().cookie(Cookies.SESSION);
    page.context()
        .addCookies(
            List.of(new Cookie(Cookies.SESSION, session).setUrl(server.uri("/admin").toString())));
  }
}
