package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestSettings;
import org.wxapplogin.web.admin.BrowserTest;
import org.wxapplogin.web.admin.ConsoleFixture;

/** The link to a user's data in a browser: made by an operator, opened by the user. */
class DataLinkBrowserTest extends BrowserTest {
  private long user;

  DataLinkBrowserTest() {
    super("data-link");
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN, true", "390, DARK, en-GB, true", "390, LIGHT, en-GB, false"})
  void theUserFetchesTheFileByTheLink(
      int width, ColorScheme colors, String language, boolean javaScript) throws Exception {
    open(width, colors, language, javaScript);
    signIn("/admin/users", "admin");
    go("/admin/users/" + user);
    page.locator("#make-data-link").click();
    lookAt("made", javaScript);
    String link = page.locator("#data-link code").innerText();
    String here =
        link.replace(
            TestSettings.PUBLIC_URL, SITE.server().uri("").toString().replaceAll("/$", ""));

    page.navigate(here);
    lookAt("page", javaScript);
    if (javaScript) {
      assertFalse(page.url().contains("#"), "the token is gone from the address");
      assertThat(page.locator("#token")).isHidden();
    } else {
      page.locator("#token").fill(link);
    }
    Download file = page.waitForDownload(() -> page.locator("#fetch").click());
    String text = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(text.contains(ConsoleFixture.NUMBER), "in full");
    assertEquals("wxapplogin-export.json", file.suggestedFilename());

    page.navigate(here.replace("#", "?again#"));
    if (!javaScript) {
      page.locator("#token").fill(link);
    }
    page.locator("#fetch").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    CHROMIUM.forgive("410");
    lookAt("gone", javaScript);
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  /** Looking needs scripts. */
  private void lookAt(String what, boolean javaScript) {
    if (javaScript) {
      look(what);
    }
  }
}
