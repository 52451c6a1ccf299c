package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.figures.Dashboard;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.service.webhook.WebhookWatch;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/?days=}: the first page, with the figures of the server. */
public final class DashboardServlet extends ConsoleServlet {
  public static final String PATH = Paths.HOME;

  static final List<Integer> RANGES = List.of(7, 30, 90);

  private static final int USUAL_RANGE = 30;

  private final transient Dashboard dashboard;
  private final transient KeptEvents kept;
  private final transient WebhookWatch webhooks;
  private final transient Apps apps;

  public DashboardServlet(
      Console console, Dashboard dashboard, KeptEvents kept, WebhookWatch webhooks, Apps apps) {
    super(console);
    this.dashboard = dashboard;
    this.kept = kept;
    this.webhooks = webhooks;
    this.apps = apps;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.redirect(PATH);
      return;
    }
    int days =
        visit.filter().id("days").map(Long::intValue).filter(RANGES::contains).orElse(USUAL_RANGE);
    Actor by = visit.actor();
    boolean all = by.apps().isAll();
    visit.show(
        "dashboard",
        DashboardPage.of(
            dashboard.read(by, days),
            all,
            kept.count(by),
            all ? webhooks.warnings() : List.of(),
            apps.isEmpty(),
            days,
            visit.texts()));
  }
}
