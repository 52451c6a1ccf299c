package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Trial;

/**
 * The process of the database is stopped and goes on: its connections stay, nothing is answered.
 */
final class PausedDatabase implements Scenario {
  private static final Duration AFTER = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "paused-database";
  }

  @Override
  public String about() {
    return "SIGSTOP of the database for up to 12 s: answers in the frame and in time, and logins work"
        + " within 5 s after SIGCONT";
  }

  @Override
  public int rounds() {
    return 5;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.canBePaused();
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    try (Load load = trial.load(server)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(50);
        trial.nodes().pause(0);
        trial.pause(Duration.ofMillis(500 + trial.random().nextInt(11_500)));
        trial.nodes().resume(0);
        int before = trial.ledger().open().size();
        trial.promiseWithin(
            AFTER,
            () -> trial.ledger().open().size() > before + 10,
            "round " + round + ": no login works 5 s afterwards");
        trial.say("round " + round + " of " + trial.rounds());
      }
    }
    trial.compareBooks(server);
  }
}
