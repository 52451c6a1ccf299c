package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.web.admin.BrowserTest;

/** The queue of names and pictures to judge, by keys and without JavaScript. */
class ReviewBrowserTest extends BrowserTest {

  ReviewBrowserTest() {
    super("review");
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    signIn("/admin/review", "admin");
  }

  @BeforeEach
  void fill() {
    for (int id = 1; id <= 4; id++) {
      String name = "昵称 " + id;
      TestUsers.insert(TEST_DB, TestUsers.user(id, name));
      TestRows.execute(
          TEST_DB,
          "INSERT INTO reviews (user_id, field, digest, at) VALUES (%d, 'NICKNAME', UNHEX('%s'), %d)"
              .formatted(id, HexFormat.of().formatHex(TakenProfile.digest(name)), id));
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "390, DARK, en-GB"})
  void aQueueIsJudgedByKeysAlone(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    Locator rows = page.locator("#reviews li");
    awaitRows(4);
    assertFilter("blur(8px)", 0);
    look("blurred");
    page.keyboard().press("j");
    page.keyboard().press("ArrowDown");
    assertThat(rows.nth(1).locator(".show")).isFocused();
    assertFilter("none", 1);
    page.keyboard().press("Space");
    page.keyboard().press("k");
    assertFilter("none", 0);
    assertFilter("none", 1);
    assertFilter("blur(8px)", 2);
    look("shown");

    page.keyboard().press("a");
    awaitRows(3);
    assertFilter("blur(8px)", 0); // nothing remembers that it was shown
    page.keyboard().press("x");
    awaitRows(2);
    look("judged");
    assertEquals(List.of("昵称 1", "", "昵称 3", "昵称 4"), names());
    page.keyboard().press("z");
    awaitRows(3);
    assertEquals("昵称 2", names().get(1));

    page.keyboard().press("t");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("t");
    look("ticked");
    page.locator("#clear-ticked").click();
    awaitRows(1);
    assertEquals(List.of("昵称 1", "", "", "昵称 4"), names());
    page.keyboard().press("/");
    page.keyboard().type("ax");
    awaitRows(1);
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    open(390, ColorScheme.LIGHT, "en-GB", false);
    page.mouse().move(0, 0);
    assertFilter("blur(8px)", 0);
    page.locator(".veil").first().click();
    page.mouse().move(0, 0);
    assertFilter("none", 0);
    page.locator("#reviews [data-key=x]").first().click();
    assertThat(page.locator("#reviews li")).hasCount(3);
    page.locator("#reviews .tick").first().check();
    page.locator("#accept-ticked").click();
    assertThat(page.locator("#reviews li")).hasCount(2);
    page.locator("#undo").click();
    assertThat(page.locator("#reviews li")).hasCount(3);
    assertEquals(List.of("昵称 1", "昵称 2", "昵称 3", "昵称 4").subList(1, 4), names().subList(1, 4));
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  /** With the script that takes the keys. */
  private void awaitRows(int count) {
    assertThat(page.locator("#reviews li")).hasCount(count);
    page.waitForLoadState();
  }

  private void assertFilter(String filter, int row) {
    assertThat(page.locator(".veiled").nth(row)).hasCSS("filter", filter);
  }

  private static List<String> names() {
    return TestRows.texts(TEST_DB, "SELECT nickname FROM users ORDER BY id");
  }
}
