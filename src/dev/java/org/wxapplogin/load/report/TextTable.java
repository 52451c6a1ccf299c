package org.wxapplogin.load.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.load.scenario.Figure;
import org.wxapplogin.load.scenario.Outcome;

/** The results for a terminal. */
public final class TextTable {
  private static final String ROW = "%-74s %-24s %-44s %8s  %-9s %s%n";

  private final PrintStream out;

  public TextTable(PrintStream out) {
    this.out = out;
  }

  /** What is behind the figures of a scenario. */
  public void details(Outcome outcome) {
    for (Series series : outcome.series()) {
      out.printf(
          "  %-18s p50 %s ms, p99 %s, max %s; CPU per request, µs:",
          series.contender().title(),
          Format.number(series.latency(50).median()),
          Format.number(series.latency(99).median()),
          Format.number(series.latency(100).greatest()));
      for (Part part : Part.values()) {
        if (series.has(part)) {
          out.printf(" %s %s", part.title(), Format.number(series.cpu(part).median()));
        }
      }
      out.println();
      counters(series);
    }
  }

  private void counters(Series series) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Double> counter : Counters.of(series).entrySet()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(counter.getKey())
          .append(' ')
          .append(Format.number(counter.getValue()));
    }
    out.printf("  %-18s database per request: %s%n", "", text);
  }

  /** All figures with their aims. */
  public void summary(List<Outcome> outcomes) {
    out.println();
    out.printf(ROW, "", "median (least–greatest)", "compared with", "", "aim", "");
    for (Outcome outcome : outcomes) {
      for (Figure figure : outcome.figures()) {
        out.printf(
            ROW,
            figure.what() + ", " + figure.unit(),
            Format.spread(figure.one()),
            Format.spread(figure.other()) + ", " + figure.against(),
            Format.compared(figure),
            figure.aim(),
            Format.verdict(figure));
      }
    }
  }
}
