package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.figures.YearReports;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/report?year=}: what the audit of a year asks for, to be printed. */
public final class ReportServlet extends ConsoleServlet {
  public static final String PATH = Paths.REPORT;

  private static final int YEAR_CHARS = 4;

  private final transient YearReports reports;
  private final transient AdminManagement admins;

  public ReportServlet(Console console, YearReports reports, AdminManagement admins) {
    super(console);
    this.reports = reports;
    this.admins = admins;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    int now = reports.thisYear();
    int year =
        visit
            .query()
            .optional("year", YEAR_CHARS)
            .filter(text -> text.matches("\\d{4}"))
            .map(Integer::parseInt)
            .filter(wanted -> wanted > now - ReportPage.YEARS && wanted <= now)
            .orElse(now);
    visit.show(
        "report",
        ReportPage.of(
            reports.read(visit.actor(), year), admins.list(visit.actor()), now, visit.texts()));
  }
}
