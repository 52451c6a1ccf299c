package org.wxapplogin.war.drills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.TrialCommand;
import org.wxapplogin.war.faults.Faults;
import org.wxapplogin.war.faults.ResultTable;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.faults.Scenarios;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Row;
import org.wxapplogin.war.trial.Trial;
import org.wxapplogin.war.trial.TrialPlan;

/** The command {@code bin/drill}. */
public final class Drill {
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final PrintStream OUT = System.out;

  private Drill() {}

  public static void main(String... arguments) throws Exception {
    TrialCommand.run(() -> run(DrillOptions.parse(arguments)));
  }

  /** Whether every promise was kept. */
  private static boolean run(DrillOptions options)
      throws SQLException, IOException, InterruptedException {
    if (options.help) {
      OUT.print(DrillOptions.usage());
      return true;
    }
    Pace pace = new Pace(options.clients, PAUSE, Trial.BOUND.plusSeconds(5));
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    try (OwnDatabase database = new OwnDatabase(TestDirs.ofThisProcess("drill-db"))) {
      TrialPlan plan = new TrialPlan(database, "jdbc:mysql://", seed, options.rounds, pace, 1);
      Optional<Row> row = new Faults(OUT).tryOne(scenario(options), plan);
      ResultTable.print(row.stream().toList(), OUT);
      return row.filter(Row::kept).isPresent();
    }
  }

  private static Scenario scenario(DrillOptions options) {
    Path war = Path.of(System.getProperty("war"));
    return switch (options.what.orElseThrow()) {
      case restore -> new RestoreDrill();
      case upgrade -> new UpgradeDrill(options.from.orElseThrow(), war);
      case keys -> new KeysDrill(options.users);
      case node -> new NodeDrill();
      case database -> Scenarios.named("kill-database");
    };
  }

  /** Promises that every answer of a drill was the one that was asked for. */
  static void promiseNoneFailed(Trial trial) {
    Row.Counts counts = trial.row().counts();
    trial.promise(
        counts.done() > 0 && counts.putOff() + counts.cutOff() == 0,
        "%d of %d requests were put off, %d got no answer"
            .formatted(counts.putOff(), counts.sent(), counts.cutOff()));
  }
}
