package org.wxapplogin.web.admin.admins;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.BrowserTest;
import org.wxapplogin.web.admin.page.Paths;

/** An owner holds an admin to an app, who then looks around. */
class AdminAppsBrowserTest extends BrowserTest {
  /** And not what the undo sends. */
  private static final String BOX = ".picks [name='app-" + FakeWechat.APPID + "']";

  AdminAppsBrowserTest() {
    super("admin-apps");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "390, DARK, zh-CN", "390, LIGHT, en-GB", "1280, DARK, en-GB"})
  void holdAndBeHeld(int width, ColorScheme colors, String language) throws Exception {
    fillSample();
    SITE.makeAdmin(AdminRole.OPERATOR);
    String id = TestRows.texts(TEST_DB, "SELECT id FROM admins WHERE name = 'operator'").get(0);

    open(width, colors, language, true);
    signIn(Paths.ADMINS + "/" + id, "admin");
    page.locator("#apps").click();
    page.locator(BOX).check();
    look("pick");
    page.locator("#apps-set").click();
    assertThat(page.locator(".flash")).isVisible();
    look("picked");
    page.locator(".flash button").click(); // undo
    page.locator("#apps").click();
    assertThat(page.locator(BOX)).not().isChecked();
    page.locator(BOX).check();
    page.locator("#apps-set").click();
    page.waitForLoadState();
    go(Paths.ADMINS);
    look("list");

    open(width, colors, language, true);
    signIn(Paths.HOME, "operator");
    assertThat(page.locator(".held-to")).containsText(FakeWechat.APPID);
    look("dashboard");
    go(Paths.USERS);
    assertThat(page.locator("#app option")).hasCount(2);
    look("users");
    go(Paths.ACCOUNT);
    look("account");
    go(Paths.WEBHOOKS);
    CHROMIUM.forgive("403");
    look("refused");

    assertEquals(List.of(), CHROMIUM.complaints());
  }
}
