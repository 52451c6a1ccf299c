package org.wxapplogin.load.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.load.scenario.Figure;
import org.wxapplogin.load.scenario.Outcome;

/**
 * The document of a run. What a person wrote is in a template, {@code
 * src/dev/resources/load/performance.md}, so that the next run keeps it.
 */
public final class Page {
  private static final String TEMPLATE = "/load/performance.md";

  private final List<Outcome> outcomes;

  public Page(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  /**
   * Writes the document, in English and in Chinese, and its chart.
   *
   * @param docs the directory of the documents
   * @param run when, where and how it was measured, one sentence
   */
  public void write(Path docs, String run) throws IOException {
    String text = text(run);
    Files.writeString(docs.resolve("performance.md"), text);
    Files.writeString(
        Files.createDirectories(docs.resolve("zh")).resolve("performance.md"),
        ChinesePage.of(text));
    Files.writeString(
        Files.createDirectories(docs.resolve("images")).resolve("performance.svg"),
        Chart.svg(figures()));
  }

  private String text(String run) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), UTF_8)
          .replace("{{run}}", run)
          .replace("{{figures}}", figuresTable())
          .replace("{{details}}", details());
    }
  }

  private List<Figure> figures() {
    return outcomes.stream().flatMap(outcome -> outcome.figures().stream()).toList();
  }

  private String figuresTable() {
    StringBuilder table =
        new StringBuilder("| | median (least–greatest) | compared with | | aim | |\n");
    table.append("| --- | --- | --- | --- | --- | --- |\n");
    for (Figure figure : figures()) {
      table.append(
          "| %s, %s | %s | %s, %s | %s | %s | %s |\n"
              .formatted(
                  figure.what(),
                  figure.unit(),
                  Format.spread(figure.one()),
                  figure.against(),
                  Format.spread(figure.other()),
                  Format.compared(figure),
                  figure.aim(),
                  figure.isMet() ? "met" : "**missed**"));
    }
    return table.toString().strip();
  }

  private String details() {
    return outcomes.stream()
        .filter(outcome -> !outcome.series().isEmpty())
        .map(Page::details)
        .collect(Collectors.joining("\n\n"));
  }

  private static String details(Outcome outcome) {
    StringBuilder table = new StringBuilder("### " + outcome.title() + "\n\n|");
    outcome.series().forEach(series -> table.append(" | ").append(series.contender().title()));
    table.append(" |\n| ---").append(" | ---".repeat(outcome.series().size())).append(" |\n");
    row(table, outcome, "a second", series -> Format.spread(series.perSecond()));
    row(table, outcome, "p50, ms", series -> Format.spread(series.latency(50)));
    row(table, outcome, "p99, ms", series -> Format.spread(series.latency(99)));
    row(table, outcome, "greatest, ms", s -> Format.number(s.latency(100).greatest()));
    for (Part part : parts(outcome)) {
      row(
          table,
          outcome,
          "CPU of the " + part.title() + ", µs",
          series -> Format.spread(series.cpu(part)));
    }
    for (String name : Counters.names(outcome.series().get(0))) {
      row(table, outcome, name, series -> Format.number(Counters.of(series).get(name)));
    }
    return table.toString().strip();
  }

  private static List<Part> parts(Outcome outcome) {
    return Stream.of(Part.values())
        .filter(part -> outcome.series().stream().anyMatch(series -> series.has(part)))
        .toList();
  }

  /** How a series is shown in a cell. */
  private interface Cell {
    String of(Series series);
  }

  private static void row(StringBuilder table, Outcome outcome, String name, Cell cell) {
    table.append("| ").append(name);
    outcome.series().forEach(series -> table.append(" | ").append(cell.of(series)));
    table.append(" |\n");
  }
}
