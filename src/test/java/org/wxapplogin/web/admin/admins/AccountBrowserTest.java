package org.wxapplogin.web.admin.admins;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestSettings;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.web.admin.BrowserTest;

/** The admins and their own accounts as people use them, in a real browser. */
class AccountBrowserTest extends BrowserTest {
  private static final String OWN_PASSWORD = "four words in a row";

  AccountBrowserTest() {
    super("account");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, en-GB", "360, DARK, zh-CN", "1280, DARK, zh-CN", "360, LIGHT, en-GB"})
  void addAnAdminWhoChoosesAPasswordAndIsStopped(int width, ColorScheme colors, String language) {
    SITE.makeAdmin(AdminRole.VIEWER);
    open(width, colors, language, true);
    signIn("/admin/", "admin");
    page.locator(".menu a[href$='/admin/admins']").click();
    sample("admins");
    page.locator("#name").fill("<b>张伟</b> & " + "W".repeat(40));
    page.locator("#role").selectOption("OPERATOR");
    page.locator(".newcomer button").click();
    assertThat(page.locator("#start-password")).isVisible();
    page.waitForLoadState(); // with all of its text
    String start = page.locator("#start-password").innerText();
    sample("added");
    String newcomers = page.url();
    page.reload();
    assertThat(page.locator("#start-password")).hasCount(0);

    open(width, colors, language, true);
    signIn("/admin/", "<b>张伟</b> & " + "W".repeat(40), start);
    assertThat(page).hasURL(Pattern.compile("/admin/account/password$"));
    assertThat(page.locator(".menu")).hasCount(0);
    sample("forced");
    changePassword(start, "password1234");
    assertThat(page.locator("[role=alert]")).isVisible();
    sample("common");
    changePassword(start, OWN_PASSWORD);
    assertThat(page.locator("[role=status]")).isVisible();
    sample("account");

    open(width, colors, language, true);
    signIn("/admin/", "admin");
    SITE.clock().advance(Duration.ofMinutes(11));
    page.navigate(newcomers);
    page.locator("details:has(#disable) summary").click();
    sample("acts");
    page.locator("#disable").click();
    sample("confirm");
    page.locator("#confirm-password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    assertThat(page.locator(".profile .status-disabled")).isVisible();
    sample("disabled");
    page.locator("#undo").click();
    assertThat(page.locator(".profile .status-active")).isVisible();
    page.locator(".menu a[href$='/admin/audit']").click();
    assertThat(page.locator("tbody tr")).hasCount(4 + 3); // the acts, and who signed in
    sample("audit");

    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "360, DARK, en-GB"})
  void turnOnTheSecondStepAndSignInByIt(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    signIn("/admin/", "admin");
    page.locator(".who").click();
    page.locator("#to-totp").click();
    look("totp");
    page.locator("#begin").click();
    assertThat(page.locator(".qr path")).isVisible();
    look("scan");
    String secret = page.locator("#secret").innerText().replace(" ", "");
    assertTrue(page.locator(".qr path").boundingBox().width > 150);
    page.locator("#code").fill("000000");
    page.locator("#confirm").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    page.locator("#code").fill(code(secret));
    page.locator("#confirm").click();
    assertThat(page.locator(".codes li")).hasCount(10);
    look("codes");
    page.reload();
    assertThat(page.locator(".codes li")).hasCount(0);
    page.locator("form[action$='sign-out'] button").click();

    SITE.clock().advance(Duration.ofSeconds(30));
    signIn("/admin/", "admin");
    page.locator(".more summary").click();
    look("code");
    page.locator(".more summary").click();
    page.locator("#code").fill(code(secret));
    page.locator("#code").press("Enter");
    assertThat(page.locator(".menu")).isVisible();

    SITE.clock().advance(Duration.ofSeconds(30));
    go("/admin/account/totp");
    page.locator("#off-password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("#off-code").fill(code(secret));
    page.locator("#off").click();
    assertThat(page.locator("#begin")).isVisible();
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    open(1280, ColorScheme.LIGHT, "en-GB", false);
    signIn("/admin/", "admin");
    page.locator(".menu a[href$='/admin/admins']").click();
    page.locator("a.name[href]:has-text('operator')").click();
    SITE.clock().advance(Duration.ofMinutes(11));
    page.locator("#role").selectOption("VIEWER");
    page.locator(".acts .line button").click();
    page.locator("#confirm-password").fill("wrong");
    page.locator("main button").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    page.locator("#confirm-password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    assertThat(page.locator(".plate")).hasText("Viewer");
    page.locator("#undo").click();
    assertThat(page.locator(".plate")).hasText("Operator");

    page.route(
        "**/admin/users.csv",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setHeaders(Map.of("Content-Disposition", "attachment; filename=users.csv"))
                    .setBody("a")));
    Download file =
        page.waitForDownload(
            () ->
                page.navigate(
                    SITE.server().uri("/admin/confirm?to=%2Fadmin%2Fusers.csv").toString()));
    assertEquals("users.csv", file.suggestedFilename());
    assertThat(page.locator("h1")).hasText("Thank you");
    keep("download");
  }

  @ParameterizedTest
  @CsvSource({"VIEWER", "OPERATOR"})
  void whoIsNoOwnerHasTheirAccountAndNoAdmins(AdminRole role) {
    SITE.makeAdmin(role);
    open(360, ColorScheme.LIGHT, "en-GB", true);
    signIn("/admin/", role.name().toLowerCase(Locale.ROOT));

    assertThat(page.locator(".menu a[href$='/admin/admins']")).hasCount(0);
    page.locator(".who").click();
    assertThat(page.locator(".devices li")).hasCount(1);
    look("account-" + role);
    go("/admin/admins");
    assertThat(page.locator("h1")).hasText("Not allowed");
  }

  private static String code(String secret) {
    return Totp.code(Totp.fromBase32(Secret.of(secret)), Totp.step(SITE.clock().instant()));
  }

  private void changePassword(String current, String wanted) {
    page.locator("#current").fill(current);
    page.locator("#new").fill(wanted);
    page.locator("#again").fill(wanted);
    page.locator("main button").click();
  }
}
