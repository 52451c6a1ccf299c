package org.wxapplogin.web.admin.dashboard;

import java.time.Instant;
import java.util.List;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A table of the yearly report, for the page and the file alike.
 *
 * @param id within the page
 * @param keys how many cells of a row say what the others are about
 */
record ReportTable(
    String id, String title, String note, int keys, List<String> heads, List<List<Cell>> rows) {

  /** What stands in a cell. */
  interface Cell {
    String shown(Texts texts);
  }

  record Words(String text) implements Cell {
    @Override
    public String shown(Texts texts) {
      return text;
    }
  }

  record Counted(CappedCount count) implements Cell {
    @Override
    public String shown(Texts texts) {
      String number = Numbers.whole(count.number());
      return switch (count.sort()) {
        case EXACT -> number;
        case MORE -> texts.format("report.more", number);
        case ABOUT -> texts.format("report.about", number);
      };
    }
  }

  record At(Instant at) implements Cell {
    @Override
    public String shown(Texts texts) {
      Time time = texts.time(at);
      return time.date() + " " + time.time();
    }
  }
}
