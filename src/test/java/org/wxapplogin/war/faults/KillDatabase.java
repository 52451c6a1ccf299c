package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Times;
import org.wxapplogin.war.trial.Trial;

/** The database is killed under load, stays away for a moment, and is started again. */
final class KillDatabase implements Scenario {
  private static final int ANSWERS = 100;
  private static final Duration READY = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "kill-database";
  }

  @Override
  public String about() {
    return "kill -9 of the database under load: answers stay in the frame, none is lost, and the"
        + " server is ready within 5 s of the database's return";
  }

  @Override
  public int rounds() {
    return 10;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.canBeKilled() && nodes.addresses().size() == 1;
  }

  @Override
  public void run(Trial trial) throws Exception {
    Times times = new Times();
    TomcatProcess server = trial.startedServer();
    try (Load load = trial.load(server)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(ANSWERS);
        trial.nodes().kill(0);
        trial.pause(Duration.ofMillis(trial.random().nextInt(3_000)));
        trial.nodes().start(0);
        trial
            .promiseWithin(READY, server::isReady, "round " + round + ": not ready within 5 s")
            .ifPresent(times::add);
        trial.say("round " + round + " of " + trial.rounds());
      }
      trial.awaitAnswers(ANSWERS);
    }
    trial.note("ready after the database: " + times);
    trial.compareBooks(server);
  }
}
