package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.wxapplogin.TestDirs;

/** A real browser. Each page has a context of its own, and everything it complains of is kept. */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The browser gave a request up by itself: the page was left before all of it was there. */
  private static final String LEFT = "net::ERR_ABORTED";

  private static final Path SCREENSHOTS = TestDirs.shared("screenshots");

  /** So long a page may take on a machine that has much else to do. */
  private static final int PATIENCE_MILLIS = 120_000;

  private final List<String> complaints = new ArrayList<>();
  private Browser browser;

  /** One browser for all classes: starting one costs more than most tests. */
  private static final class Shared implements AutoCloseable {
    private final Playwright playwright = Playwright.create();
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));

    private static Path executable() {
      return PLACES.stream()
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "The pages are tested in Chromium, which is not installed here:"
                          + " bin/test installs it, or apt-get install chromium fonts-noto-cjk."));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    browser =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
            .browser;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeWindows();
  }

  /**
   * Each page is left first, and what it still loads is over: Playwright fails on a request that a
   * test answers itself if it comes while the window closes.
   */
  public void closeWindows() {
    for (BrowserContext context : List.copyOf(browser.contexts())) {
      context.pages().forEach(page -> page.navigate("about:blank"));
      context.close();
    }
  }

  /** A fresh window; what the last one complained of is forgotten. */
  public Page open(int width, ColorScheme colors, String language, boolean javaScript) {
    closeWindows();
    complaints.clear();
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 740 : 860)
                .setColorScheme(colors)
                .setLocale(language)
                .setJavaScriptEnabled(javaScript));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequestFailed(
        request -> {
          if (!LEFT.equals(request.failure())) {
            complaints.add(request.url() + ": " + request.failure());
          }
        });
    return page;
  }

  /** Forgets those that hold this text, which the test has brought about. */
  public void forgive(String text) {
    complaints.removeIf(complaint -> complaint.contains(text));
  }

  /**
   * Errors and warnings of the console, violations of the page's policy, requests that failed; but
   * not those that were given up because the page was left.
   */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /**
   * Looks at a page: nothing is wider than the window, nothing serious stops a screen reader or a
   * keyboard. It is kept as {@link #keep} does.
   */
  public void look(Page page, String name) {
    page.waitForLoadState(); // with its styles
    keep(page, name);
    assertEquals(List.of(), Looks.faults(page), name);
  }

  /** With {@code -Dscreenshots}: keeps the page as a picture under target/screenshots. */
  public void keep(Page page, String name) {
    if (System.getProperty("screenshots") != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(name + ".png"))
              .setFullPage(true));
    }
  }
}
