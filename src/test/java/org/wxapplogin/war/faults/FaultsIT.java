package org.wxapplogin.war.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Row;
import org.wxapplogin.war.trial.TrialPlan;

/** One round of some scenarios; {@code bin/faults} tries all of them, and longer. */
class FaultsIT {
  private static final PrintStream OUT = System.out;
  private static final Pace PACE = new Pace(8, Duration.ofMillis(10), Duration.ofSeconds(60));

  private static DatabaseNodes nodes;

  @BeforeAll
  static void start() {
    nodes = new OwnDatabase(TestDirs.ofThisProcess("faults-db"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill-server", "kill-database"})
  void whatIsPromisedOfItIsKept(String name) throws Exception {
    Scenario scenario = Scenarios.named(name);
    TrialPlan plan = new TrialPlan(nodes, "jdbc:mysql://", 1, 1, PACE, 20);

    Row row = new Faults(OUT).tryOne(scenario, plan).orElseThrow();

    assertEquals(List.of(), row.broken());
    assertTrue(row.counts().done() > 0, "clients were answered");
  }
}
