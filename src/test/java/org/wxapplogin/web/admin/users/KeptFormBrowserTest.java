package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.web.admin.BrowserTest;
import org.wxapplogin.web.admin.ConsoleFixture;

/** Nothing that is typed is lost, and the keyboard is enough, in a real browser. */
class KeptFormBrowserTest extends BrowserTest {
  private static final String ASK = ".acts details:has(#disable) > summary";

  private long user;

  KeptFormBrowserTest() {
    super("kept");
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
  }

  @Test
  void aNoteOutlivesTheOtherLanguageTheColoursAnotherActAndAReload() {
    open("en-GB", true);
    page.locator("#note").fill("half a no");

    page.locator("a[hreflang]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("#note")).hasValue("half a no");
    assertThat(page.locator(".kept")).hasText("尚未提交");
    page.locator("a.theme").click();
    assertThat(page.locator("#note")).hasValue("half a no");
    page.locator("#level").selectOption("2");
    page.locator(".acts .line button").click();
    assertThat(page.locator(".flash")).isVisible();
    assertThat(page.locator("#note")).hasValue("half a no");
    page.reload();
    assertThat(page.locator("#note")).hasValue("half a no");

    page.locator("#add-note").click();
    assertThat(page.locator(".note").first()).hasText("half a no");
    assertThat(page.locator("#note")).hasValue("");
    page.reload();
    assertThat(page.locator("#note")).hasValue("");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aReasonOutlivesTheSession(boolean javaScript) {
    open("zh-CN", javaScript);
    page.locator(ASK).click();
    page.locator("#reason").fill("刷单 & <b>");
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");

    page.locator("#disable").click();
    assertThat(page.locator("#unsent")).isVisible();
    if (javaScript) {
      page.locator("a[hreflang]").click();
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      page.locator("a[hreflang]").click();
      assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    }
    keep("sign-in");
    page.locator("#name").fill("admin");
    page.locator("#password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    if (!javaScript) {
      keep("go-on");
      page.locator("#go-on").click();
    }

    assertThat(page.locator("#reason")).hasValue("刷单 & <b>");
    assertThat(page.locator("#reason")).isVisible();
    assertThat(page.locator("#unsent")).containsText("尚未提交");
    keep("kept");
    assertThat(page.locator(".profile .status-active")).isVisible();
    page.locator("#disable").click();
    assertThat(page.locator(".profile .status-disabled")).isVisible();
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void ticksOutliveTheOtherLanguageAndSoDoesThePageThatAsksForAReason() {
    open("en-GB", true);
    go("/admin/users");
    page.locator(".tick").first().check();
    page.locator("a[hreflang]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator(".tick").first()).isChecked();
    assertThat(page.locator("#bulk-disable")).isEnabled();

    page.locator("#bulk-disable").click();
    assertThat(page.locator(".people li")).hasCount(1);
    page.locator("#reason").fill("spam");
    page.locator("a[hreflang]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.locator(".people li")).hasCount(1);
    assertThat(page.locator("#reason")).hasValue("spam");
    page.locator("#disable").click();
    assertThat(page.locator("#undo")).isVisible();
    assertThat(page.locator(".tick:checked")).hasCount(0);
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aPhoneNumberIsGoneWhenThePageIsLoadedAnew(boolean javaScript) {
    open("en-GB", javaScript);
    page.locator("#reveal").click();
    assertThat(page.locator("#phone")).containsText(ConsoleFixture.NUMBER);

    page.reload();

    assertThat(page.locator("#phone")).not().containsText(ConsoleFixture.NUMBER);
    assertThat(page).hasURL(Pattern.compile("/admin/users/" + user + "$"));
    assertEquals(
        List.of("1"),
        TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM audit_events WHERE act = 'REVEAL_PHONE'"));
  }

  @Test
  void aRefusedBanOutlivesTheOtherLanguage() {
    open("en-GB", true);
    page.locator(ASK).click();
    page.locator("#reason").fill(" ");
    page.locator("#told").fill("no ads");
    page.locator("[name=until][value=week]").check();
    page.locator("#disable").click();
    assertThat(page.locator("#ban-problem")).isVisible();
    page.locator("#reason").fill("spam");

    page.locator("a[hreflang]").click();

    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("#told")).hasValue("no ads");
    assertThat(page.locator("#told")).isVisible();
    assertThat(page.locator("#reason")).hasValue("spam");
    assertThat(page.locator("[name=until][value=week]")).isChecked();
    page.locator("#disable").click();
    assertThat(page.locator(".profile .status-disabled")).isVisible();
    assertEquals(1, CHROMIUM.complaints().size(), "the refusal");
  }

  @Test
  void whatWaitsForThePasswordOutlivesTheOtherLanguage() {
    open("en-GB", true);
    go("/admin/users");
    page.locator(".tick").first().check();
    page.locator("#bulk-disable").click();
    page.locator("#reason").fill("spam");
    page.locator("[name=until][value=week]").check();
    TestRows.execute(TEST_DB, "UPDATE admin_sessions SET proved_at = 0");
    page.locator("#disable").click();
    assertThat(page.locator("#confirm-password")).isVisible();

    page.locator("a[hreflang]").click();

    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("#reason")).hasValue("spam");
    assertThat(page.locator("[name=until][value=week]")).isChecked();
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aSearchGoesOnAfterSigningInAgain(boolean javaScript) {
    open("zh-CN", javaScript);
    go("/admin/audit");
    page.locator("#find").fill(Long.toString(user));
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");

    page.locator("#find").press("Enter");
    assertThat(page.locator("#unsent")).isVisible();
    page.locator("#name").fill("admin");
    page.locator("#password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    if (!javaScript) {
      page.locator("#go-on").click();
    }

    assertThat(page).hasURL(Pattern.compile("/admin/users/" + user + "$"));
    assertThat(page.locator(".profile h1")).hasText("小雨");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void escapeClosesWhatIsOpenAndTheFocusIsWhereItWasOpened() {
    open("en-GB", true);
    Locator ask = page.locator(ASK);
    ask.focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("#reason")).isVisible();

    page.keyboard().press("Escape");

    assertThat(page.locator("#reason")).isHidden();
    assertThat(ask).isFocused();
  }

  @Test
  void signInFindTickBanAndUndoByKeyboardAlone() {
    super.open(1280, ColorScheme.LIGHT, "zh-CN", true);
    go("/admin/users");
    tabTo("#name");
    type("admin", "Tab");
    type(TestSettings.ADMIN_PASSWORD, "Enter");
    assertThat(page.locator("#find")).isVisible();
    page.waitForLoadState();

    page.keyboard().press("/");
    type(Long.toString(user), "Enter");
    assertThat(page.locator(".profile")).isVisible();
    page.waitForLoadState();
    tabTo(ASK);
    press("Enter");
    tabTo("#reason");
    type("刷单", "Enter");

    assertThat(page.locator(".profile .status-disabled")).isVisible();
    assertThat(page.locator(".flash")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#undo")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".profile .status-active")).isVisible();
  }

  @Test
  void fromATickedRowItIsTwoKeysToTheBan() {
    open("zh-CN", true);
    go("/admin/users");
    page.locator(".tick").nth(1).focus();
    press("Space", "Tab");
    keep("jump");
    assertThat(page.locator(".to-bulk")).isFocused();
    press("Enter");
    assertThat(page.locator("#bulk-disable")).isFocused();
    press("Enter");
    assertThat(page.locator(".people li")).hasCount(1);
  }

  private void open(String language, boolean javaScript) {
    super.open(1280, ColorScheme.LIGHT, language, javaScript);
    signIn("/admin/users/" + user, "admin");
  }

  private void type(String text, String key) {
    page.keyboard().type(text);
    page.keyboard().press(key);
  }

  /** Goes on with Tab until the element has the focus. */
  private void tabTo(String selector) {
    String there = "document.activeElement.matches('" + selector + "')";
    for (int i = 0; i < 60 && !(boolean) page.evaluate(there); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(selector)).isFocused();
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }
}
