package org.wxapplogin.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.data.SampleData;

/** The console in a real browser: one window at a time, on a server of each class's own. */
public abstract class BrowserTest extends ConsoleTest {
  @RegisterExtension
  @Order(3)
  protected static final Chromium CHROMIUM = new Chromium();

  private final String name;
  private String shots;
  private boolean firstHalf;

  /** The window that was opened last. */
  protected Page page;

  /**
   * @param name what the pictures of this class are called by
   */
  protected BrowserTest(String name) {
    this.name = name;
  }

  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    page = CHROMIUM.open(width, colors, language, javaScript);
    firstHalf = width >= 600 == (colors == ColorScheme.LIGHT);
    shots = name + "-" + width + "-" + colors.name().charAt(0) + "-" + language.substring(0, 2);
  }

  /** Goes to a page of a signed-out window, and on to it through the sign-in. */
  protected void signIn(String path, String admin, String password) {
    go(path);
    page.locator("#name").fill(admin);
    page.locator("#password").fill(password);
    page.locator("main button").click();
    assertThat(page.locator("#password")).hasCount(0);
    page.waitForLoadState(); // left earlier, it complains of scripts that were broken off
  }

  protected void signIn(String path, String admin) {
    signIn(path, admin, TestSettings.ADMIN_PASSWORD);
  }

  /**
   * @param path below the context, with a slash in front
   */
  protected void go(String path) {
    page.navigate(SITE.server().uri(path).toString());
  }

  /** The users that come with the sandbox. */
  protected static void fillSample() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      SampleData.fill(connection, SITE.clock().instant());
      connection.setAutoCommit(true);
    }
  }

  /** See {@link Chromium#keep}. */
  protected void keep(String what) {
    CHROMIUM.keep(page, shots + "-" + what);
  }

  /**
   * Looks in two of a test's four combinations of width, colours and language, chosen by the name:
   * between them they have every width, every colour and every language. With {@code -Dwalk=all} it
   * looks in each.
   */
  protected void sample(String what) {
    if (Walk.ALL || firstHalf == (what.hashCode() % 2 == 0)) {
      look(what);
    }
  }

  /** See {@link Chromium#look}. */
  protected void look(String what) {
    CHROMIUM.look(page, shots + "-" + what);
  }
}
