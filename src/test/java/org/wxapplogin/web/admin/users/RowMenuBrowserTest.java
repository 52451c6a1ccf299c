package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.web.admin.BrowserTest;

/** The menu of a row of the list of users, and the rows as cards. */
class RowMenuBrowserTest extends BrowserTest {

  RowMenuBrowserTest() {
    super("row");
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    signIn("/admin/users", "admin");
  }

  @BeforeEach
  void fill() throws Exception {
    fillSample();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "390, DARK, en-GB"})
  void aUserIsBannedFromTheirRowByKeyboardAlone(int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    go("/admin/users?status=active");
    Locator more = page.locator(".row-more").first();
    more.focus();
    page.keyboard().press("Enter");
    Locator menu = page.locator(".row-menu").first();
    assertThat(menu).isVisible();
    assertThat(menu.locator("a").first()).isFocused();
    look("menu");
    page.keyboard().press("Escape");
    assertThat(menu).isHidden();
    assertThat(more).isFocused();

    menu.evaluate("e => e.showPopover()");
    menu.locator("a").nth(1).click();
    assertThat(page.locator("#note")).isFocused();
    page.goBack();
    more.focus();
    page.keyboard().press("Enter");
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Tab");
    }
    assertThat(menu.locator(".bad")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".people li")).hasCount(1);
    page.locator("#reason").fill("spam");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("/admin/users\\?status=active$"));
    assertThat(page.locator(".flash-done")).isVisible();
    page.locator("#undo").click();
    assertThat(page.locator("#undo")).hasCount(0);
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void aCardIsLowAndLeadsToItsUserWhereverItIsTapped() {
    open(390, ColorScheme.LIGHT, "zh-CN", true);
    go("/admin/users");
    Locator card = page.locator(".users tbody tr").first();
    BoundingBox box = card.boundingBox();
    assertTrue(box.height <= 150, "a card takes " + box.height);
    page.mouse().click(box.x + box.width / 2, box.y + box.height - 6);
    assertThat(page).hasURL(Pattern.compile("/admin/users/\\d+$"));
  }

  @Test
  void theFilterBoxStaysInTheWindowAtEachWidth() {
    open(640, ColorScheme.LIGHT, "zh-CN", true);
    go("/admin/users");
    page.locator("#filters").click();
    for (int width : new int[] {320, 390, 500, 640, 800, 1000, 1280}) {
      page.setViewportSize(width, 900);
      BoundingBox box = page.locator(".users-search .fold-body").boundingBox();
      assertTrue(box.x >= 0 && box.x + box.width <= width, width + ": " + box.x + " " + box.width);
      assertEquals(
          0,
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
  }

  @Test
  void aBoxThatIsHalfTickedHasTheColourOfTheOthers() {
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    go("/admin/users");
    page.locator(".tick").first().check();
    String colour = "e => getComputedStyle(e).backgroundColor";
    assertEquals(
        page.locator(".tick").first().evaluate(colour), page.locator("#tick-all").evaluate(colour));
    Locator pill = page.locator(".users tbody tr .status").first();
    Locator cell = page.locator(".users tbody tr td").first();
    assertTrue(!pill.evaluate(colour).equals(cell.evaluate(colour)), "the pill is still seen");
  }
}
