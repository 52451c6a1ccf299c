package org.wxapplogin.web.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.BrowserTest;

/** The list of users as people use it: filters, columns, export, acts on many. */
class UserListBrowserTest extends BrowserTest {

  UserListBrowserTest() {
    super("list");
  }

  @BeforeEach
  void fill() throws Exception {
    fillSample();
    TestUsers.insert(
        TEST_DB,
        odd(1, "<script>alert('1')</script>", UserStatus.ACTIVE),
        odd(2, "\u202Egnihtyreve snrut taht eman\u202C", UserStatus.DISABLED),
        odd(3, "永".repeat(64), UserStatus.CANCELLED),
        odd(4, "=HYPERLINK(\"http://x\",\"=1+1\")", UserStatus.ACTIVE),
        odd(5, "👨‍👩‍👧 \"family\" & 'friends', W" + "W".repeat(30), UserStatus.ACTIVE));
  }

  @ParameterizedTest
  @CsvSource({"1280, DARK, zh-CN", "360, LIGHT, en-GB"})
  void filterChooseColumnsActAndUndo(int width, ColorScheme colors, String language)
      throws Exception {
    open(width, colors, language, true);
    look("default");
    page.locator("#filters").click();
    page.locator("#status").selectOption("active");
    page.locator("#reg-from").fill("2024-01-01");
    look("filters");
    page.locator("#apply").click();
    assertThat(page).hasURL(Pattern.compile("\\?status=active&reg-from=2024-01-01$"));
    assertThat(page.locator(".chip")).hasCount(2);
    look("filtered");
    page.locator(".chip").last().click();
    assertThat(page).hasURL(Pattern.compile("\\?status=active$"));

    page.locator("#columns").click();
    for (String column : List.of("unionid", "openid", "ip", "gender", "place", "language")) {
      page.locator("input[name=" + column + "]").check();
    }
    look("columns");
    page.locator("#columns-set").click();
    assertThat(page).hasURL(Pattern.compile("\\?status=active$"));
    assertThat(page.locator("thead th")).hasCount(14);
    look("all-columns");

    assertThat(page.locator("#bulk-enable")).isDisabled();
    page.locator(".tick").nth(0).check();
    page.locator(".tick").nth(1).check();
    look("ticked");
    page.locator("#bulk-disable").click();
    assertThat(page.locator(".people li")).hasCount(2);
    look("confirm");
    page.locator("#reason").fill("spam & <b>刷单</b>");
    page.locator("#disable").click();
    assertThat(page.locator(".flash-done")).containsText("2");
    look("done");
    page.locator("#undo").click();
    assertThat(page.locator(".flash-done")).containsText("2");
    assertThat(page.locator("#undo")).hasCount(0);

    Download download = page.waitForDownload(() -> page.locator("#export").click());
    assertTrue(download.suggestedFilename().matches("users-\\d{4}-\\d\\d-\\d\\d\\.csv"));
    assertThat(page.locator("#export-progress")).containsText(Pattern.compile("\\d"));
    String file = Files.readString(download.path());
    long rows = file.lines().count() - 1; // the headings are no row
    assertThat(page.locator("#export-progress")).containsText(rows + " ");
    look("exported");
    CHROMIUM.forgive("users.csv"); // it calls a stream that was read to its end aborted
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void whatUsersCallThemselvesStaysTextAndTheLayoutWhole() {
    open(1280, ColorScheme.LIGHT, "en-GB", true);
    page.locator("#q").fill("oTest");
    page.locator("#q").press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(5);
    assertThat(page.locator("tbody .name").last()).hasText("<script>alert('1')</script>");
    look("odd-names");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void aPhoneNumberStandsInNoAddress() {
    open(360, ColorScheme.LIGHT, "zh-CN", true);
    page.locator("#q").fill("138 0013 8000");
    page.locator("#q").press("Enter");
    assertThat(page.locator(".nobody")).isVisible();
    assertThat(page).hasURL(Pattern.compile("q=[A-Za-z0-9_-]{43}&by=phone$"));
    assertFalse(page.content().replace(" ", "").contains("13800138000"));
    look("no-phone");
    page.locator("#clear").click();
    assertThat(page.locator("tbody tr")).hasCount(20);
  }

  @Test
  void everythingWorksWithoutJavaScript() throws Exception {
    open(1280, ColorScheme.LIGHT, "en-GB", false);
    page.locator("#filters").click();
    page.locator("#level").selectOption("vip");
    page.locator("#apply").click();
    assertThat(page).hasURL(Pattern.compile("\\?level=vip$"));
    page.locator("#columns").click();
    page.locator("input[name=phone]").uncheck();
    page.locator("#columns-set").click();
    assertThat(page.locator("thead th")).hasCount(7);

    page.locator("#tick-all").check();
    page.locator("#bulk-level").selectOption("2");
    page.locator("#bulk-level-set").click();
    assertThat(page.locator(".flash-done")).containsText("20");
    page.locator("#undo").click();
    assertThat(page.locator(".flash-done")).containsText("Undone for 20");
    page.locator("#tick-all").check();
    page.locator("#bulk-disable").click();
    page.locator("#reason").fill("test");
    page.locator("#disable").click();
    assertThat(page.locator(".flash-done")).isVisible();
    page.locator("#bulk-enable").click(); // nobody is ticked
    assertThat(page.locator(".flash-quiet")).isVisible();

    Download download = page.waitForDownload(() -> page.locator("#export").click());
    assertTrue(Files.readString(download.path()).contains("VIP"));
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    signIn("/admin/users", "admin");
    go("/admin/users");
    assertThat(page.locator("tbody tr")).hasCount(20);
  }

  private static User odd(long n, String name, UserStatus status) {
    return TestUsers.with(TestUsers.user(900_000 + n, name), status, "");
  }
}
