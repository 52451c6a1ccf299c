package org.wxapplogin.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.LoginEventDao;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.sandbox.FakeWechat;

/** A user's page, the login events and the audit as people use them, in a real browser. */
class ConsoleBrowserTest {
  @RegisterExtension
  @Order(1)
  static final TestDb TEST_DB = new TestDb();

  @RegisterExtension
  @Order(2)
  static final AdminSite SITE = new AdminSite(TEST_DB);

  @RegisterExtension
  @Order(3)
  static final Chromium CHROMIUM = new Chromium();

  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("project.build.directory", "target"), "screenshots");

  private Page page;
  private String shots;
  private long user;

  @BeforeEach
  void fill() {
    ApiClient api = new ApiClient(SITE.server());
    String openid = SITE.wechat().login().openid();
    for (String device : List.of("iPhone 15 Pro", "", "W".repeat(128))) {
      String code = SITE.wechat().login(openid).code();
      user =
          api.post(
                  "/wx/auth/login_by_weixin",
                  "{\"code\":\"%s\",\"device\":\"%s\",\"userInfo\":{\"nickName\":\"%s\"}}"
                      .formatted(code, device, "永".repeat(31) + "<b>👨‍👩‍👧"))
              .data()
              .getAsJsonObject("userInfo")
              .get("userId")
              .getAsLong();
    }
    TestUsers.insert(TEST_DB, TestUsers.user(user + 1, "小雨"));
    TestRows.execute(TEST_DB, "UPDATE users SET unionid = 'oUnion-0123456789abcdefghijkl'");
    new Db(TEST_DB.dataSource())
        .inTx(
            tx -> {
              for (LoginOutcome outcome : LoginOutcome.values()) {
                new LoginEventDao()
                    .appendAll(
                        tx,
                        List.of(
                            new LoginEvent(
                                SITE.clock().instant().minus(Duration.ofHours(outcome.ordinal())),
                                FakeWechat.APPID,
                                outcome == LoginOutcome.CODE_INVALID
                                    ? Optional.empty()
                                    : Optional.of(user),
                                outcome,
                                "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
                                "HUAWEI Mate 60")));
              }
              return null;
            });
  }

  @ParameterizedTest
  @CsvSource({"1280, DARK, zh-CN", "360, LIGHT, en-GB"})
  void findLookActAndSeeItInTheAudit(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    page.locator("tbody a.name").first().click();
    page.goBack();
    page.navigate(SITE.server().uri("/admin/users/" + user).toString());
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
    assertThat(page.locator("tbody tr")).hasCount(2);
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

  @Test
  void aUserIsPrintedWithExactTimesAndWithoutButtons() {
    open(1280, ColorScheme.DARK, "en-GB", true);
    page.navigate(SITE.server().uri("/admin/users/" + user).toString());
    assertThat(page.locator(".facts .ago").first()).isVisible();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator(".facts .ago").first()).isHidden();
    assertThat(page.locator(".facts .exact").first()).isVisible();
    for (String gone :
        List.of(".bar", ".acts", ".foot", ".notes textarea", "#end-all", "#reveal")) {
      assertThat(page.locator(gone)).isHidden();
    }
    assertEquals(
        "rgb(255, 255, 255)",
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
        "dark ink is not for paper");
    if (System.getProperty("screenshots") != null) {
      page.setViewportSize(720, 1_000); // as wide as A4 within its margins
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("user-printed.png"))
              .setFullPage(true));
      page.pdf(new Page.PdfOptions().setPath(SCREENSHOTS.resolve("user.pdf")).setFormat("A4"));
    }
  }

  @Test
  void anOpenidIsCopiedAndANoteIsWrittenByKeyboard() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate(SITE.server().uri("/admin/users/" + user).toString());

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

  private void open(int width, ColorScheme colors, String language, boolean javaScript) {
    page = CHROMIUM.open(width, colors, language, javaScript);
    shots = "console-" + width + "-" + colors.name().charAt(0) + "-" + language.substring(0, 2);
    page.navigate(SITE.server().uri("/admin/users").toString());
    page.locator("#name").fill("admin");
    page.locator("#password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    assertThat(page).hasURL(Pattern.compile("/admin/users$"));
  }

  private void disable() {
    page.locator(".acts summary").click();
    page.locator("#reason").fill("spam & <b>刷单</b>");
    page.locator("#disable").click();
    assertThat(page.locator(".profile .status-disabled")).isVisible();
  }

  private void look(String name) {
    CHROMIUM.look(page, shots + "-" + name);
  }
}
