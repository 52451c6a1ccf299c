package org.wxapplogin.war.drills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.faults.Faults;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Row;
import org.wxapplogin.war.trial.TrialPlan;

/** Small runs of {@code bin/drill}. */
class DrillIT {
  private static final PrintStream OUT = System.out;
  private static final Path WAR = Path.of(System.getProperty("war"));
  private static final Pace PACE = new Pace(4, Duration.ofMillis(20), Duration.ofSeconds(60));

  private static DatabaseNodes nodes;

  @BeforeAll
  static void start() {
    nodes = new OwnDatabase(TestDirs.ofThisProcess("drill-db"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  /** By the commands of docs/operate.md. */
  @Test
  void whatWasAnsweredBeforeTheBackupIsThereAfterTheRestore() throws Exception {
    assertKept(tried(new RestoreDrill()));
  }

  /** To the WAR that they have: two versions are for {@code bin/drill upgrade --from}. */
  @Test
  void twoNodesGetAnotherWarWithoutAFailedLogin() throws Exception {
    assertKept(tried(new UpgradeDrill(WAR, WAR)));
  }

  private static Row tried(Scenario drill) throws Exception {
    TrialPlan plan = new TrialPlan(nodes, "jdbc:mysql://", 1, 1, PACE, 20);
    return new Faults(OUT).tryOne(drill, plan).orElseThrow();
  }

  private static void assertKept(Row row) {
    assertEquals(List.of(), row.broken());
    assertTrue(row.counts().done() > 0, "clients were answered");
  }
}
