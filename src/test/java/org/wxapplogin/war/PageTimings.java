package org.wxapplogin.war;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The times of one kind of page. */
final class PageTimings {
  private final String name;
  private final List<Long> nanos = new ArrayList<>();
  private long total;
  private int rows;
  private int worst = 200;
  private String note = "";

  PageTimings(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(ConsoleClient.Page page) {
    nanos.add(page.nanos());
    total += page.nanos();
    rows = page.rows();
    worst = Math.max(worst, page.status());
  }

  /** Of a form, which leads on to a page when it was done: any other answer is a failure. */
  void addAct(ConsoleClient.Page answer) {
    nanos.add(answer.nanos());
    total += answer.nanos();
    worst = answer.status() == 303 ? worst : Math.max(worst, answer.status());
  }

  void note(String text) {
    note = text;
  }

  int count() {
    return nanos.size();
  }

  long total() {
    return total;
  }

  /**
   * Prints a line of percentiles.
   *
   * @param aim milliseconds that 95 of 100 should not exceed
   * @return whether the aim was missed or a page failed
   */
  boolean print(PrintStream out, int aim) {
    nanos.sort(null);
    out.printf(
        "%s %5d %8.1f %8.1f %8.1f %8.1f %5d%s%s%s%n",
        padded(name),
        nanos.size(),
        millis(50),
        millis(95),
        millis(99),
        millis(100),
        rows,
        millis(95) > aim ? "  OVER " + aim : "",
        worst == 200 ? "" : "  HTTP " + worst,
        note.isEmpty() ? "" : "  (" + note + ")");
    return millis(95) > aim || worst != 200;
  }

  private double millis(int percent) {
    int index = Math.min(nanos.size() - 1, nanos.size() * percent / 100);
    return nanos.get(index) / 1e6;
  }

  /** Fills a name up with blanks to 70 columns; a Chinese character is two wide. */
  static String padded(String name) {
    int wide =
        (int) name.chars().filter(c -> c >= 0x2E80 && !Character.isSurrogate((char) c)).count();
    return name + " ".repeat(Math.max(0, 70 - name.length() - wide));
  }
}
