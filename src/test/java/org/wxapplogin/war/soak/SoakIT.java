package org.wxapplogin.war.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Trial;
import org.wxapplogin.war.trial.TrialPlan;

/** Mixed load for some seconds; {@code bin/soak} goes on for longer. */
class SoakIT {
  private static final PrintStream OUT = System.out;
  private static final Pace PACE = new Pace(4, Duration.ofMillis(10), Duration.ofSeconds(60));

  @Test
  void nothingIsLostOrAnsweredWrongly() throws Exception {
    Path dir = TestDirs.ofThisProcess("soak");
    try (DatabaseNodes nodes = new OwnDatabase(TestDirs.ofThisProcess("soak-db"));
        Trial trial =
            new Trial("soak", new TrialPlan(nodes, "jdbc:mysql://", 1, 1, PACE, 20), OUT)) {
      SoakRun soak = new SoakRun(trial, Duration.ofSeconds(5), Duration.ofSeconds(2));
      soak.run();
      soak.write(dir);

      assertEquals(List.of(), trial.row().broken());
      assertTrue(trial.row().counts().done() > 0, "clients were answered");
      assertEquals(soak.samples().size() + 1, Files.readAllLines(dir.resolve("soak.csv")).size());
      assertTrue(Files.readString(dir.resolve("soak.svg")).endsWith("</svg>\n"));
    }
  }
}
