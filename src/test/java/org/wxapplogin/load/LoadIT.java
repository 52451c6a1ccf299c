package org.wxapplogin.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestDirs;
import org.wxapplogin.load.measure.Effort;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Props;
import org.wxapplogin.load.report.Page;
import org.wxapplogin.load.scenario.Outcome;

/** {@code bin/load} for a moment: that it measures, not how fast anything is. */
class LoadIT {
  private static final PrintStream OUT = System.out;
  private static final Effort LITTLE =
      new Effort(1, Duration.ofMillis(300), Duration.ZERO, Duration.ZERO, 100, List.of("1k", "2k"));

  @Test
  void everyAnswerIsRightAndEveryFigureIsWritten() throws Exception {
    Path dir = TestDirs.ofThisProcess("load");
    Props props = Props.below(dir, "512m", Optional.empty());

    List<Outcome> outcomes =
        new Measurement(props, LITTLE)
            .run(List.of("returning", "new", "lone", "check", "clean-up"), Optional.empty(), OUT);
    new Page(outcomes).write(Files.createDirectories(dir.resolve("docs")), "Measured by a test.");

    Series reference = outcomes.get(0).series().get(1);
    assertEquals(Contender.REFERENCE, reference.contender());
    assertEquals(1, reference.counter("Com_commit"), 0.2, "commits of a login of the reference");
    assertEquals(5, reference.counter("Questions"), 0.5, "statements of a login of the reference");
    String page = Files.readString(dir.resolve("docs/performance.md"));
    String chart = Files.readString(dir.resolve("docs/images/performance.svg"));
    assertFalse(page.contains("{{"), "a place of the template that is not filled");
    outcomes.stream()
        .flatMap(outcome -> outcome.figures().stream())
        .forEach(
            figure -> {
              assertTrue(page.contains(figure.what()), figure.what());
              assertTrue(chart.contains(figure.what()), figure.what());
            });
  }

  /** Among them is a moment in which few people log in at once on all nodes. */
  @Test
  void oneTwoAndThreeNodesBehindNginxAnswerRightAndLoseNothing() throws Exception {
    Path dir = TestDirs.ofThisProcess("load-nodes");
    Props props = Props.below(dir, "256m", Optional.empty());

    Outcome outcome =
        new Measurement(props, LITTLE).run(List.of("nodes"), Optional.empty(), OUT).get(0);

    assertEquals(Contender.NODES, outcome.series().stream().map(Series::contender).toList());
    for (Series series : outcome.series()) {
      assertTrue(series.perSecond().least() > 0, series.contender().title());
      assertTrue(series.counter("Com_commit") > 0, series.contender().title());
    }
  }
}
