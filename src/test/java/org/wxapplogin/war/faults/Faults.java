package org.wxapplogin.war.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.TrialCommand;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.DatabaseAddress;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.GivenDatabase;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Row;
import org.wxapplogin.war.trial.Trial;
import org.wxapplogin.war.trial.TrialPlan;

/** The command {@code bin/faults}: tries one scenario after the other and prints how they ended. */
public final class Faults {
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final PrintStream out;
  private final AtomicReference<Trial> running = new AtomicReference<>();

  /** Prints to {@code out}. */
  public Faults(PrintStream out) {
    this.out = out;
  }

  public static void main(String... arguments) throws Exception {
    TrialCommand.run(() -> new Faults(System.out).run(FaultOptions.parse(arguments)));
  }

  /** Whether every promise was kept. */
  private boolean run(FaultOptions options) throws Exception {
    if (options.help) {
      out.print(FaultOptions.usage());
      return true;
    }
    if (options.list) {
      Scenarios.ALL.forEach(
          s -> out.printf("%-20s %3d rounds  %s%n", s.name(), s.rounds(), s.about()));
      return true;
    }
    long seed = options.seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
    out.println("seed " + seed);
    Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "faults-end"));
    List<Row> rows = new ArrayList<>();
    try (DatabaseNodes nodes = nodes(options.given)) {
      Pace pace = new Pace(options.clients, PAUSE, Trial.BOUND.plusSeconds(5));
      for (Scenario scenario : Scenarios.ALL) {
        if (options.only.isEmpty() || options.only.contains(scenario.name())) {
          int rounds = options.rounds.orElse(scenario.rounds());
          String scheme = options.given.loadBalance ? "jdbc:mysql:loadbalance://" : "jdbc:mysql://";
          tryOne(scenario, new TrialPlan(nodes, scheme, seed, rounds, pace, 1))
              .ifPresent(rows::add);
        }
      }
    }
    ResultTable.print(rows, out);
    return rows.stream().allMatch(Row::kept);
  }

  /** Tries one scenario; empty where the database does not allow it. */
  public Optional<Row> tryOne(Scenario scenario, TrialPlan plan)
      throws SQLException, IOException, InterruptedException {
    if (!scenario.runsOn(plan.nodes())) {
      out.println(scenario.name() + ": left out, for it needs another database");
      return Optional.empty();
    }
    out.println(scenario.name() + ": " + scenario.about());
    try (Trial trial = new Trial(scenario.name(), plan, out)) {
      running.set(trial);
      try {
        scenario.run(trial);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        trial.promise(false, "interrupted");
      } catch (Exception e) {
        e.printStackTrace(out);
        trial.promise(false, "could not go on: " + e);
      }
      return Optional.of(trial.row());
    }
  }

  private static DatabaseNodes nodes(FaultOptions.Given given) {
    return given.nodes.isEmpty()
        ? new OwnDatabase(TestDirs.ofThisProcess("faults-db"))
        : new GivenDatabase(
            given.nodes.stream().map(DatabaseAddress::of).toList(), given.kill, given.start);
  }

  /** At Ctrl-C: the servers end, and a database that is paused goes on, so that it can end. */
  private void endAll() {
    Trial trial = running.get();
    if (trial == null) {
      return;
    }
    trial.killServers();
    if (trial.nodes().canBePaused()) {
      try {
        trial.nodes().resume(0);
      } catch (IOException e) {
        // It has ended already.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
