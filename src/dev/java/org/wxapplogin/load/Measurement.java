package org.wxapplogin.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.load.measure.Effort;
import org.wxapplogin.load.process.Props;
import org.wxapplogin.load.process.Stage;
import org.wxapplogin.load.report.TextTable;
import org.wxapplogin.load.scenario.Field;
import org.wxapplogin.load.scenario.Outcome;
import org.wxapplogin.load.scenario.Scenarios;

/** Runs scenarios one after the other, on one stage. */
final class Measurement {
  private final Props props;
  private final Effort effort;
  private String machine = "";

  Measurement(Props props, Effort effort) {
    this.props = props;
    this.effort = effort;
  }

  /**
   * Runs them and prints what is behind their figures.
   *
   * @param profiles where recordings of this server are put; empty: none are made
   */
  List<Outcome> run(List<String> scenarios, Optional<Path> profiles, PrintStream out)
      throws IOException, SQLException {
    long start = System.nanoTime();
    TextTable table = new TextTable(out);
    List<Outcome> outcomes = new ArrayList<>();
    try (Stage stage = Stage.open(props)) {
      machine = Machine.describe(stage, props);
      out.println(machine);
      Field field = new Field(stage, effort, profiles, out);
      for (String name : scenarios) {
        out.printf(Locale.ROOT, "%s (%.0f s)%n", name, (System.nanoTime() - start) / 1e9);
        Outcome outcome = Scenarios.named(name).run(field);
        outcomes.add(outcome);
        table.details(outcome);
      }
    }
    return outcomes;
  }

  /** On what it ran. */
  String machine() {
    return machine;
  }
}
