package org.wxapplogin.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.domain.LoginOutcome;

/** A user's page, the login events and the audit as people use them, in a real browser. */
class ConsoleBrowserTest extends BrowserTest {
  private long user;

  ConsoleBrowserTest() {
    super("console");
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("永".repeat(31) + "<b>👨‍👩‍👧");
  }

  @ParameterizedTest
  @CsvSource({"1280, DARK, zh-CN", "360, LIGHT, en-GB"})
  void findLookActAndSeeItInTheAudit(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    page.locator("tbody a.name").first().click();
    page.goBack();
    go("/admin/users/" + user);
    look("user");
    disable();
    assertThat(page.locator("[role=status]")).isVisible();
    assertThat(page.locator(".devices li")).hasCount(0);
    look("disabled");
    page.locator("#undo").click();
    assertThat(page.locator(".profile .status-active")).isVisible();
    page.locator(".menu a[href$='/admin/logins']").click();
    assertThat(page.locator("tbody tr")).hasCount(LoginOutcome.values().length + 3);
    look("logins");
    page.locator("#outcome").selectOption("TOKEN_REUSED");
    page.locator(".filter button").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator(".menu a[href$='/admin/audit']").click();
    // beside those of the fixture: the sign-in, the ban, its undo
    assertThat(page.locator("tbody tr")).hasCount(3 + ConsoleFixture.AUDIT_EVENTS);
    look("audit");

    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    open(1280, ColorScheme.LIGHT, "en-GB", false);
    page.locator("tbody a.name[href$='/" + user + "']").click();

    disable();
    page.locator("#enable").click();
    page.locator("#level").selectOption("2");
    page.locator(".acts .line button").click();
    assertThat(page.locator(".plate")).hasText("Senior VIP");
    page.locator("a[href*='/admin/logins?user=']").click();
    page.locator("#from").fill("2125-01-01T00:00");
    page.locator(".filter button").click();
    assertThat(page.locator("h2")).hasText("No login events match");
  }

  @Test
  void aUserIsDisabledByKeyboard() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    page.locator("tbody a.name[href$='/" + user + "']").focus();
    page.keyboard().press("Enter");
    page.locator("#level").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("#reason")).isFocused();
    page.keyboard().type("spam");
    page.keyboard().press("Enter");
    assertThat(page.locator("#undo")).isVisible();
  }

  /** While a page still glides, what was pressed is not below the pointer when it is let go. */
  @Test
  void aPageScrollsAtOnce() {
    open(360, ColorScheme.LIGHT, "en-GB", true);
    go("/admin/users/" + user);

    Object scrolled =
        page.evaluate(
            "() => { document.querySelector('#note').focus(); return window.scrollY > 0; }");

    assertEquals(true, scrolled);
  }

  @Test
  void aUserIsPrintedWithExactTimesAndWithoutButtons() {
    open(1280, ColorScheme.DARK, "en-GB", true);
    go("/admin/users/" + user);
    assertThat(page.locator(".facts .ago").first()).isVisible();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator(".facts .ago").first()).isHidden();
    assertThat(page.locator(".facts .exact").first()).isVisible();
    for (String gone :
        List.of(
            ".bar",
            ".acts:not(.care)",
            ".care",
            ".foot",
            ".notes textarea",
            "#end-all",
            "#reveal")) {
      assertThat(page.locator(gone)).isHidden();
    }
    assertEquals(
        "rgb(255, 255, 255)",
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
        "dark ink is not for paper");
    page.setViewportSize(720, 1_000); // as wide as A4 within its margins
    keep("printed");
  }

  @Test
  void anOpenidIsCopiedAndANoteIsWrittenByKeyboard() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    go("/admin/users/" + user);

    page.locator("button.copy").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("button.copy").first()).containsText("Copied");
    assertEquals(
        page.locator("[data-copies=openid]").innerText(),
        page.evaluate("navigator.clipboard.readText()"));
    page.locator("#note").focus();
    page.keyboard().type("called back");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator(".note").first()).hasText("called back");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    signIn("/admin/users", "admin");
    assertThat(page).hasURL(Pattern.compile("/admin/users$"));
  }

  private void disable() {
    page.locator("#ask-disable").click();
    page.locator("#reason").fill("spam & <b>刷单</b>");
    page.locator("#disable").click();
    assertThat(page.locator(".profile .status-disabled")).isVisible();
  }
}
