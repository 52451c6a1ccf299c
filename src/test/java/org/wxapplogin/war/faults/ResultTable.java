package org.wxapplogin.war.faults;

import java.io.PrintStream;
import java.util.List;
import org.wxapplogin.war.trial.Row;

/** Prints how all scenarios ended. */
public final class ResultTable {
  private static final String FORM = "%-20s %6s %7s %8s %8s %8s %5s %8s %9s %7s  %s%n";

  private ResultTable() {}

  public static void print(List<Row> rows, PrintStream out) {
    out.printf(
        "%n" + FORM,
        "scenario",
        "rounds",
        "sent",
        "answered",
        "put off",
        "cut off",
        "lost",
        "doubled",
        "worst ms",
        "took s",
        "verdict");
    for (Row row : rows) {
      Row.Counts counts = row.counts();
      out.printf(
          FORM,
          row.scenario(),
          row.rounds(),
          counts.sent(),
          counts.done(),
          counts.putOff(),
          counts.cutOff(),
          counts.lost(),
          counts.doubled(),
          row.worst().toMillis(),
          row.took().toSeconds(),
          row.kept() ? "kept" : "BROKEN");
    }
    for (Row row : rows) {
      row.notes().forEach(note -> out.printf("%n%s: %s", row.scenario(), note));
      row.broken().forEach(what -> out.printf("%n%s: BROKEN: %s", row.scenario(), what));
    }
    out.println();
  }
}
