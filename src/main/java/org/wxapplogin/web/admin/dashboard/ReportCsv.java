package org.wxapplogin.web.admin.dashboard;

import java.util.List;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.service.figures.YearReport;
import org.wxapplogin.web.admin.dashboard.ReportTable.At;
import org.wxapplogin.web.admin.dashboard.ReportTable.Cell;
import org.wxapplogin.web.admin.dashboard.ReportTable.Counted;
import org.wxapplogin.web.admin.page.Csv;
import org.wxapplogin.web.admin.page.Texts;

/**
 * The tables of the yearly report as one file: a row for each figure, so that all rows have the
 * same columns. Each number says how true it is. Not thread-safe.
 */
final class ReportCsv {
  private static final int KEYS = 2;

  private final Csv csv;
  private final Texts texts;

  private ReportCsv(Texts texts) {
    this.csv = new Csv(texts.zone());
    this.texts = texts;
  }

  static byte[] of(YearReport report, List<ReportTable> tables, Texts texts) {
    return new ReportCsv(texts).file(report, tables);
  }

  private byte[] file(YearReport report, List<ReportTable> tables) {
    csv.raw(Csv.BYTE_ORDER_MARK);
    for (String head : texts.text("report.csv.heads").split("\\|")) {
      csv.cell(head);
    }
    csv.end();
    String about = texts.text("report.csv.report");
    begin(about, List.of(), texts.text("report.csv.year")).cell(report.year()).cell("").end();
    figure(about, List.of(), texts.text("report.csv.at"), new At(report.at()));
    begin(about, List.of(), texts.text("report.csv.zone"))
        .cell(texts.zone().getId())
        .cell("")
        .end();
    for (ReportTable table : tables) {
      for (List<Cell> row : table.rows()) {
        for (int i = table.keys(); i < row.size(); i++) {
          figure(table.title(), row.subList(0, table.keys()), table.heads().get(i), row.get(i));
        }
      }
    }
    figure(
        texts.text("report.deleted"),
        List.of(),
        texts.text("report.csv.cancelled"),
        new Counted(report.cancelled()));
    return csv.take();
  }

  private void figure(String part, List<Cell> of, String column, Cell value) {
    begin(part, of, column);
    if (value instanceof Counted number) {
      csv.cell(number.count().number()).cell(exactness(number.count()));
    } else if (value instanceof At time) {
      csv.cell(time.at()).cell("");
    } else {
      csv.cell(value.shown(texts)).cell("");
    }
    csv.end();
  }

  private Csv begin(String part, List<Cell> of, String column) {
    csv.cell(part);
    for (int i = 0; i < KEYS; i++) {
      csv.cell(i < of.size() ? of.get(i).shown(texts) : "");
    }
    return csv.cell(column);
  }

  private String exactness(CappedCount count) {
    return texts.text("report.csv." + count.sort());
  }
}
