package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.figures.YearReport;
import org.wxapplogin.service.figures.YearReports;
import org.wxapplogin.web.Json;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/report?year=}: what the audit of a year asks for, to be printed; the same as a
 * file from {@code /admin/report.csv} and {@code /admin/report.json}.
 */
public final class ReportServlet extends ConsoleServlet {
  public static final String PATH = Paths.REPORT;
  public static final String CSV = PATH + ".csv";
  public static final String JSON = PATH + ".json";

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
    switch (visit.path()) {
      case CSV -> csv(visit, year);
      case JSON -> json(visit, year);
      default ->
          visit.show(
              "report",
              ReportPage.of(
                  reports.read(visit.actor(), year),
                  admins.list(visit.actor()),
                  now,
                  visit.texts()));
    }
  }

  private void csv(Visit visit, int year) throws IOException {
    List<AdminAccount> all = admins.list(visit.actor());
    YearReport report = reports.export(visit.actor(), year, "CSV");
    Texts texts = visit.texts();
    byte[] file = ReportCsv.of(report, new ReportTables(report, all, texts).all(), texts);
    attach(visit, year, "csv");
    visit.response().setContentType("text/csv;charset=UTF-8");
    visit.response().getOutputStream().write(file);
  }

  private void json(Visit visit, int year) throws IOException {
    List<AdminAccount> all = admins.list(visit.actor());
    YearReport report = reports.export(visit.actor(), year, "JSON");
    attach(visit, year, "json");
    ReportReply reply = ReportReply.of(report, all, visit.texts().zone());
    Json.write(visit.response(), HttpServletResponse.SC_OK, reply);
  }

  private static void attach(Visit visit, int year, String format) {
    String name = "report-" + year + "." + format;
    visit.response().setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
