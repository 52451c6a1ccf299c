package org.wxapplogin.web.admin.admins;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.BrowserTest;

/** The admin pages as people use them: in a real browser, on a phone and on a desk. */
class AdminBrowserTest extends BrowserTest {
  private static final String PICTURE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
          + "<rect width='10' height='10' fill='#e8a33d'/><circle cx='5' cy='4' r='2' fill='#fff'/></svg>";

  private boolean scripts;

  AdminBrowserTest() {
    super("users");
  }

  @BeforeEach
  void fill() throws Exception {
    fillSample();
    TestUsers.insert(
        TEST_DB,
        odd(
            1,
            "<script>alert('1')</script>",
            UserStatus.ACTIVE,
            "https://thirdwx.qlogo.cn/good.svg"),
        odd(2, "\u202Egnihtyreve snrut taht eman\u202C", UserStatus.DISABLED, ""),
        odd(3, "永".repeat(64), UserStatus.CANCELLED, "https://thirdwx.qlogo.cn/broken.svg"),
        odd(4, "W".repeat(64), UserStatus.ACTIVE, "http://thirdwx.qlogo.cn/good.svg"),
        odd(5, "👨‍👩‍👧 \"family\" & 'friends'", UserStatus.ACTIVE, ""),
        odd(6, "", UserStatus.ACTIVE, ""));
    TestRows.execute(
        TEST_DB,
        "UPDATE users SET last_login_ip = '2001:0db8:85a3:0000:0000:8a2e:0370:7334' WHERE id = 900005");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "360, DARK, en-GB"})
  void signInLookAroundAndLeave(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);

    signIn();
    assertThat(page.locator("tbody tr")).hasCount(20);
    look("users");
    search("<script>alert('1')");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody .name")).hasText("<script>alert('1')</script>");
    look("found");
    search("nobody is called so");
    assertThat(page.locator("tbody tr")).hasCount(0);
    look("nobody");
    search("");
    page.locator("#sort").selectOption("recent-login");
    assertThat(page).hasURL(Pattern.compile("sort=recent-login"));
    page.waitForLoadState();
    page.locator("#size").selectOption("50");
    assertThat(page.locator("tbody tr")).hasCount(50);
    String first = page.locator("tbody .id").first().innerText();
    page.locator("a[rel=next]").click();
    assertThat(page.locator("tbody .id").first()).not().hasText(first);
    look("next");
    page.locator("a[rel=prev]").click();
    assertThat(page.locator("tbody .id").first()).hasText(first);
    String before = page.locator("html").getAttribute("lang");
    page.locator("a[hreflang]").click();
    assertThat(page.locator("html")).not().hasAttribute("lang", before);
    assertThat(page.locator("tbody .id").first()).containsText(Pattern.compile("\\d"));
    go("/admin/nothing");
    CHROMIUM.forgive("404");
    look("not-found");
    page.locator("form[action$='sign-out'] button").click();
    assertThat(page.locator("#password")).isVisible();

    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    open(1280, ColorScheme.LIGHT, "zh-CN", false);

    signIn();
    page.locator("#sort").selectOption("oldest");
    page.locator(".users-search button").first().click();
    assertThat(page.locator("th[aria-sort=ascending]")).hasCount(1);
    page.locator("th[aria-sort=ascending] a").click();
    assertThat(page.locator("th[aria-sort=descending]")).hasCount(1);
    page.locator("a[rel=next]").click();
    assertThat(page.locator("a[rel=prev]")).hasCount(1);
    page.locator("a[rel=first]").click();
    assertThat(page.locator("a[rel=prev]")).hasCount(0);
    page.locator("a[hreflang=en]").click();
    assertThat(page.locator("h1")).hasText("Users");
    page.locator("form[action$='sign-out'] button").click();
    assertThat(page.locator("#password")).isVisible();
  }

  @Test
  void everythingIsReachedByKeyboard() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    go("/admin/users");
    page.locator("#name").focus();
    page.keyboard().type("admin");
    page.keyboard().press("Tab");
    page.keyboard().type(TestSettings.ADMIN_PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Users");

    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    assertThat(page.locator(".skip")).isInViewport();
    keep("skip-link");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("#q")).isFocused();
    page.keyboard().type("oTest");
    page.keyboard().press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(6);
    page.locator("thead a").first().focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("sort=oldest"));
  }

  @Test
  void saysSoWhereThereAreNoUsersYet() {
    TestRows.execute(TEST_DB, "DELETE FROM users");
    open(1280, ColorScheme.LIGHT, "en-GB", true);

    signIn();

    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No users yet")))
        .isVisible();
    look("empty");
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    scripts = javaScript;
    page.route(
        "https://thirdwx.qlogo.cn/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("image/svg+xml")
                    .setBody(route.request().url().endsWith("good.svg") ? PICTURE : "broken")));
  }

  private void signIn() {
    go("/admin/users?size=20");
    if (scripts) {
      look("sign-in");
    }
    page.locator("#name").fill("admin");
    page.locator("#password").fill("wrong");
    page.locator("main button").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    if (scripts) {
      look("refused");
    }
    page.locator("#password").fill(TestSettings.ADMIN_PASSWORD);
    page.locator("main button").click();
    assertThat(page).hasURL(Pattern.compile("/admin/users\\?size=20$"));
  }

  private void search(String text) {
    page.locator("#q").fill(text);
    page.locator("#q").press("Enter");
    assertThat(page).hasURL(Pattern.compile(text.isEmpty() ? "/admin/users$" : "q=.+"));
    assertThat(page.locator("#q")).hasValue(text);
    page.waitForLoadState();
  }

  private static User odd(int id, String name, UserStatus status, String avatar) {
    return TestUsers.with(
        TestUsers.user(
            900_000 + id,
            name,
            SITE.clock().instant().plusSeconds(id),
            SITE.clock().instant().plusSeconds(id)),
        status,
        avatar);
  }
}
