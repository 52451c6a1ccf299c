package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.wxapplogin.service.figures.Dashboard;
import org.wxapplogin.service.figures.DashboardData;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;
import org.wxapplogin.web.admin.page.Paths;

/** {@code GET /admin/?days=}: the first page, which tells how things stand. */
public final class DashboardServlet extends AdminServlet {
  static final List<Integer> RANGES = List.of(7, 30, 90);

  private static final int USUAL_RANGE = 30;

  private final transient Dashboard dashboard;
  private final transient ZoneId zone;
  private final transient Pages pages;

  public DashboardServlet(Dashboard dashboard, ZoneId zone, Pages pages) {
    this.dashboard = dashboard;
    this.zone = zone;
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!request.getServletPath().endsWith("/")) {
      LocalPath.redirect(request, response, Paths.HOME);
      return;
    }
    int days = days(Input.ofQuery(request));

    DashboardData data = dashboard.read(days);

    Messages messages = Messages.of(Language.of(request));
    pages.show(request, response, "dashboard", DashboardPage.of(data, days, messages, zone));
  }

  private static int days(Input in) {
    return new Filter(in)
        .id("days")
        .map(Long::intValue)
        .filter(RANGES::contains)
        .orElse(USUAL_RANGE);
  }
}
