package org.wxapplogin.web.admin.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.BrowserTest;

/** The dashboard as a viewer sees it, in a real browser. */
class DashboardBrowserTest extends BrowserTest {

  DashboardBrowserTest() {
    super("dash");
  }

  @BeforeEach
  void makeViewer() {
    SITE.makeAdmin(AdminRole.VIEWER);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, zh-CN", "360, DARK, en-GB", "1280, DARK, en-GB", "360, LIGHT, zh-CN"})
  void drawsAMonthOfLogins(int width, ColorScheme colors, String language) throws Exception {
    fill();
    open(width, colors, language, true);

    assertThat(page.locator(".menu [aria-current=page]"))
        .hasAttribute("href", "/wxapplogin/admin/");
    assertThat(page.locator(".tile-value").first()).hasText("301");
    assertThat(page.locator("canvas")).hasCount(3);
    assertEquals(List.of(48, 30, 30), eval("plots.map(plot => plot.data.labels.length)"));
    assertEquals(
        eval(
            "[...document.querySelectorAll('#outcomes ~ table meter')]"
                + ".reduce((sum, meter) => sum + meter.value, 0)"),
        eval("plots[1].data.datasets.flatMap(set => set.data).reduce((a, b) => a + b)"),
        "the chart shows every event of the period");
    assertEquals(
        true,
        eval(
            "plots.every(plot => plot.ctx.getImageData(0, 0, plot.canvas.width, plot.canvas.height)"
                + ".data.some(value => value > 0))"));
    sample("dashboard");
    page.locator(".more summary").first().click();
    assertThat(page.locator(".more table").first()).isVisible();
    sample("dashboard-table");
    page.locator(".ranges a").last().click();
    assertThat(page).hasURL(Pattern.compile("days=90$"));
    assertEquals(90, ((Number) eval("plots[1].data.labels.length")).intValue());

    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void nothingMovesWhenTheChartsAreDrawn() throws Exception {
    fill();
    open(1280, ColorScheme.LIGHT, "en-GB", true);

    Number shift =
        (Number)
            page.evaluate(
                "new Promise(done => { let sum = 0; new PerformanceObserver(list => {"
                    + " for (const entry of list.getEntries()) sum += entry.value; })"
                    + ".observe({type: 'layout-shift', buffered: true});"
                    + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum)))); })");

    assertTrue(shift.doubleValue() < 0.001, "layout shift " + shift);
  }

  @Test
  void showsTablesWithoutJavaScript() throws Exception {
    fill();
    open(360, ColorScheme.LIGHT, "zh-CN", false);

    assertThat(page.locator(".plot table")).hasCount(3);
    for (int i = 0; i < 3; i++) {
      assertThat(page.locator(".plot table").nth(i)).isVisible();
      assertThat(page.locator(".plot .behind").nth(i)).hasCSS("opacity", "1");
    }
    CHROMIUM.keep(page, "dashboard-no-javascript");
    page.locator(".ranges a").first().click();
    assertThat(page.locator(".plot-days tbody tr")).hasCount(7);
  }

  @Test
  void saysSoWhereNobodyHasLoggedInYet() {
    SITE.server().app().figures().figures().run();
    open(1280, ColorScheme.LIGHT, "zh-CN", true);

    assertThat(page.locator(".nobody h2")).hasText("暂无登录数据");
    assertThat(page.locator(".tile-value").first()).hasText("0");
    assertThat(page.locator("[role=status]")).hasCount(0);
    assertThat(page.locator("#live")).isVisible();
    look("dashboard-empty");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  private static void fill() throws Exception {
    fillSample();
    new ApiClient(SITE.server()).login(SITE.wechat().login().code());
    SITE.server().app().figures().figures().run();
  }

  @Override
  protected void open(int width, ColorScheme colors, String language, boolean javaScript) {
    super.open(width, colors, language, javaScript);
    signIn("/admin/", "viewer");
    assertThat(page).hasURL(Pattern.compile("/admin/$"));
  }

  /** What an expression over the charts says. */
  private Object eval(String expression) {
    page.waitForLoadState(); // by then they are drawn
    return page.evaluate(
        "() => { const plots = [...document.querySelectorAll('canvas')].map(Chart.getChart); return "
            + expression
            + "; }");
  }
}
