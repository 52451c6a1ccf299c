package org.wxapplogin.web.admin.dashboard;

import java.util.List;
import java.util.stream.IntStream;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.service.figures.YearReport;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything report.jsp shows, already as text.
 *
 * @param years to choose from
 * @param csvHref the same report as a file
 * @param jsonHref likewise, for programs
 */
public record ReportPage(
    String title,
    String zone,
    List<Choice> years,
    String csvHref,
    String jsonHref,
    List<Part> parts) {
  /** How many years there are to choose from. */
  static final int YEARS = 5;

  /** Another year. */
  public record Choice(String year, String href, boolean chosen) {}

  /**
   * A table.
   *
   * @param id within the page
   * @param none what to say where there are no rows
   */
  public record Part(
      String id,
      String title,
      String note,
      String none,
      List<String> heads,
      List<List<String>> rows) {}

  static ReportPage of(YearReport report, List<AdminAccount> admins, int now, Texts texts) {
    return new ReportPage(
        texts.format("report.title", Integer.toString(report.year())),
        texts.zoneNote(report.at()),
        IntStream.iterate(now, year -> year > now - YEARS, year -> year - 1)
            .mapToObj(year -> choice(year, report.year()))
            .toList(),
        href(ReportServlet.CSV, report.year()),
        href(ReportServlet.JSON, report.year()),
        new ReportTables(report, admins, texts)
            .all().stream().map(table -> part(table, texts)).toList());
  }

  private static Choice choice(int year, int chosen) {
    return new Choice(Integer.toString(year), href(Paths.REPORT, year), year == chosen);
  }

  private static String href(String path, int year) {
    return Filter.href(path, "year", year);
  }

  private static Part part(ReportTable table, Texts texts) {
    return new Part(
        table.id(),
        table.title(),
        table.note(),
        texts.text("report.none"),
        table.heads(),
        table.rows().stream()
            .map(row -> row.stream().map(cell -> cell.shown(texts)).toList())
            .toList());
  }
}
