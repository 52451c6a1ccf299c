package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.BrowserTest;

/** A user whose unionid became another person's is linked to them and back, in a real browser. */
class UserPersonBrowserTest extends BrowserTest {
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  private long user;
  private long bo;

  UserPersonBrowserTest() {
    super("person");
  }

  @BeforeEach
  void fill() {
    user = login(FakeWechat.APPID, ANNA, "uAnna");
    login(FakeWechat.SECOND_APPID, "oAnnaInTheOtherAppAnnaAnnaAn", "uAnna");
    bo = login(FakeWechat.SECOND_APPID, "oBoBoBoBoBoBoBoBoBoBoBoBoBoB", "uBo");
    login(FakeWechat.APPID, ANNA, "uBo");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, en-GB", "360, DARK, zh-CN"})
  void theMarkLeadsToTheLinkAndTheLinkIsUndone(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    signIn("/admin/users", "admin");
    assertThat(page).hasURL(Pattern.compile("/admin/users$"));
    go("/admin/users?mark=other-person");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("tbody a.name").click();
    assertThat(page.locator(".doubt")).isVisible();
    page.locator("#ask-link").click();
    look("link");
    assertThat(page.locator("#link-user")).hasValue(Long.toString(bo));
    page.locator("#link-reason").fill("来电核实过身份");
    page.locator("#link-person").click();
    assertThat(page.locator("[role=status]")).isVisible();
    assertThat(page.locator(".doubt")).hasCount(0);
    look("linked");
    page.locator("#undo").click();
    assertThat(page.locator(".doubt")).isVisible();
    page.locator("#ask-unlink").click();
    look("unlink");
    page.locator("#unlink-reason").fill("two humans");
    page.locator("#unlink-person").click();
    assertThat(page.locator("#undo")).isVisible();
    assertThat(page.locator("#ask-unlink")).hasCount(0);
    go("/admin/users/" + user);
    page.locator("#ask-link").press("Enter");
    assertThat(page.locator("#link-user")).isVisible();

    assertEquals(List.of(), CHROMIUM.complaints());
  }

  private static long login(String app, String openid, String unionid) {
    String code = SITE.wechat().loginWithUnionid(app, openid, unionid).code();
    return new ApiClient(SITE.server())
        .login(app, code)
        .data()
        .getAsJsonObject("userInfo")
        .get("userId")
        .getAsLong();
  }
}
