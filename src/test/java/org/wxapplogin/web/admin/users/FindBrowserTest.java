package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.web.admin.BrowserTest;
import org.wxapplogin.web.admin.ConsoleFixture;

/** The box in the frame as people use it, in a real browser. */
class FindBrowserTest extends BrowserTest {
  private long user;

  FindBrowserTest() {
    super("find");
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("阿狸");
  }

  @Test
  void aSlashAnywhereAndThenTheNameLeadToTheUser() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    signIn("/admin/audit", "admin");

    page.keyboard().press("/");
    assertThat(page.locator("#find")).isFocused();
    page.keyboard().type("阿狸");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("/admin/users/" + user + "$"));

    page.locator("#note").focus();
    page.keyboard().type("24/7");
    assertThat(page.locator("#note")).hasValue("24/7");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void onAPhoneAndWithoutJavaScriptTheButtonFinds() {
    open(390, ColorScheme.DARK, "zh-CN", false);
    signIn("/admin/audit", "admin");

    page.locator("#find").fill("13800138000");
    page.locator(".find button").click();
    assertThat(page).hasURL(Pattern.compile("/admin/users/" + user + "$"));
  }
}
