package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of design that are easily made again. */
class DesignBrowserTest extends BrowserTest {
  private static final List<String> PATHS =
      List.of(
          "/admin/",
          "/admin/users",
          "/admin/review",
          "/admin/templates",
          "/admin/logins",
          "/admin/audit",
          "/admin/system",
          "/admin/report",
          "/admin/admins",
          "/admin/webhooks",
          "/admin/push",
          "/admin/account");

  private long user;

  DesignBrowserTest() {
    super("design");
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    page.setDefaultTimeout(20_000);
    signIn("/admin/users", "admin");
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
  }

  @Test
  void whatOpensMovesNothingDangerousUnderThePointer() {
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      go("/admin/users/" + user);
      Locator summaries = page.locator(".row-of-acts > details > summary");
      int acts = summaries.count();
      assertTrue(acts >= 2, acts + " acts open");
      for (int i = 0; i < acts; i++) {
        summaries.nth(i).evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})");
        BoundingBox box = summaries.nth(i).boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().click(x, y);
        Object dangerous =
            page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y)?.closest('a, button')?.outerHTML",
                List.of(x, y));
        assertNull(dangerous, width + " " + i);
      }
    }
  }

  /** On a slow machine a page is drawn before its scripts run: what they add must not move it. */
  @Test
  void scriptsMoveNothing() throws Exception {
    fillSample();
    SITE.server().app().figures().figures().run();
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    List<String> paths = new ArrayList<>(PATHS);
    paths.add("/admin/users/" + user);
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 900);
      for (String path : paths) {
        page.route("**/static/*.js*", Route::abort);
        Object without = places(path);
        page.unroute("**/static/*.js*");
        assertEquals(without, places(path), path + " at " + width);
      }
    }
    CHROMIUM.forgive("ERR_FAILED");
  }

  /** Where everything stands that is on the page with and without scripts. */
  private Object places(String path) {
    go(path);
    return page.evaluate(
        "[...document.querySelectorAll('main :is(.panel, .tile, section, table, form, h2, h3, tr,"
            + " p, a):not(.plot *, .more *), footer')].filter(e => e.checkVisibility()).map(e =>"
            + " `${e.tagName} ${e.className} ${e.getBoundingClientRect().top}`)");
  }

  /** Nor while it comes in: what is there already stays where it is. */
  @Test
  void nothingMovesWhileAPageComesIn() {
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    go("/admin/");
    for (int width : new int[] {1280, 800, 390}) {
      page.setViewportSize(width, 900);
      assertEquals(
          List.of(),
          page.evaluate(
              "const whole = document.body.innerHTML; const parts = () => [...document"
                  + ".querySelectorAll('.brand, .menu a, .tile')]; const place = e => { const r ="
                  + " e.getBoundingClientRect(); return [r.left, r.top, r.width].map(Math.round)"
                  + ".join(' '); }; parts().map(place).flatMap((at, i) => { document.body.innerHTML ="
                  + " whole; const part = parts()[i]; const rest = document.createRange();"
                  + " rest.setStartAfter(part); rest.setEndAfter(document.body.lastChild);"
                  + " rest.deleteContents(); return place(part) === at ? [] :"
                  + " [part.className + ' ' + place(part) + ', then ' + at]; })"),
          "at " + width);
      go("/admin/");
    }
  }

  @Test
  void fieldsOfARowStandSideBySide() {
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    for (String path : List.of("/admin/logins", "/admin/audit", "/admin/admins", "/admin/users")) {
      go(path);
      assertEquals(
          1,
          page.evaluate(
              "new Set([...document.querySelectorAll('form.search > :is(div, button) :is(input,"
                  + " select):not([type=hidden]), form.search > button:not(fieldset ~ *)')].filter(e =>"
                  + " e.checkVisibility()).map(e => Math.round(e.getBoundingClientRect().top)))"
                  + ".size"),
          path);
    }
  }

  @Test
  void noPageScrollsSidewaysOnTheSmallestPhone() {
    open(320, ColorScheme.LIGHT, "en-GB", true);
    for (String path : PATHS) {
      go(path);
      assertEquals(
          0,
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
          path);
      assertEquals(
          0,
          page.evaluate(
              "[...document.querySelectorAll('.menu a')].filter(a =>"
                  + " a.getBoundingClientRect().right > innerWidth).length"),
          path);
    }
  }

  @Test
  void panelsAreEquallyFarApart() {
    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    for (String path : List.of("/admin/", "/admin/users/" + user, "/admin/system")) {
      go(path);
      assertEquals(
          List.of(),
          page.evaluate(
              "[...document.querySelectorAll('.panel + .panel')].map(p => [p, "
                  + "p.previousElementSibling]).map(([p, q]) => p.getBoundingClientRect().top - "
                  + "q.getBoundingClientRect().bottom).filter(gap => gap > 17)"),
          path);
    }
  }

  @Test
  void theSwitchOfTimesIsOnlyWhereTimesAre() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    go("/admin/users/" + user);
    assertTrue(page.locator(".foot .times").isVisible());
    go("/admin/account/password");
    assertTrue(page.locator(".foot .times").isHidden());
  }

  @Test
  void aPrintedPageNamesServerAdminAndDate() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    go("/admin/users/" + user);
    assertTrue(page.locator(".printed").isHidden());
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    String line = page.locator(".printed").innerText();
    assertTrue(
        line.matches("127\\.0\\.0\\.1 · printed by admin · \\d{4}-\\d\\d-\\d\\d .*\\(Asia/.*"),
        line);
    assertNotEquals("none", page.locator("main").evaluate("e => getComputedStyle(e).display"));
  }

  @Test
  void aMissingUserIsCalledAUser() {
    open(390, ColorScheme.DARK, "zh-CN", true);
    go("/admin/users/999999999");
    CHROMIUM.forgive("404");
    assertEquals("没有该用户", page.locator("h1").innerText());
    look("no-such-user");
    go("/admin/admins/999999999");
    CHROMIUM.forgive("404");
    assertEquals("没有该管理员", page.locator("h1").innerText());
  }
}
