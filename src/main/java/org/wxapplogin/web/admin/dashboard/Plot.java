package org.wxapplogin.web.admin.dashboard;

import java.util.List;
import org.wxapplogin.web.admin.page.Numbers;

/**
 * A chart and the table from which the script draws it.
 *
 * @param kind how it is drawn: bars or lines
 * @param list what the rows lead to
 * @param peak the largest total of a row
 * @param rows the newest first
 */
public record Plot(
    String id,
    String title,
    String note,
    String kind,
    String head,
    List<Series> series,
    String list,
    String peak,
    List<Row> rows) {

  /**
   * @param tone one of the style sheet's colours of charts
   */
  public record Series(String label, String tone) {}

  /**
   * @param axis the label where there is little room; empty where there is none for it
   * @param href the list of what is counted
   * @param open whether its time is not over yet
   */
  public record Row(
      String label, String axis, String href, boolean open, Cell total, List<Cell> cells) {}

  /**
   * @param text for people
   * @param number for the chart
   */
  public record Cell(String text, String number) {
    static Cell of(long number) {
      return new Cell(Numbers.whole(number), Long.toString(number));
    }
  }
}
