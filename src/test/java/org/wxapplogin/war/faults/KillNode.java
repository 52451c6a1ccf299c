package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Times;
import org.wxapplogin.war.trial.Trial;

/** One node of the database after the other is killed under load and started again. */
final class KillNode implements Scenario {
  private static final Duration TROUBLE = Duration.ofSeconds(6);
  private static final Duration WATCHED = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "kill-node";
  }

  @Override
  public String about() {
    return "kill -9 of one node of the database after the other: errors for 6 s at most, no answered"
        + " login lost, each job run by one server at a time";
  }

  @Override
  public int rounds() {
    return 6;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.canBeKilled() && nodes.addresses().size() > 1;
  }

  @Override
  public void run(Trial trial) throws Exception {
    Times times = new Times();
    String often = "WXAPPLOGIN_RETENTION_CLEAN_UP_EVERY";
    TomcatProcess one = trial.startedServer(often, "1s");
    TomcatProcess two = trial.startedServer(often, "1s");
    int nodes = trial.nodes().addresses().size();
    try (Load load = trial.load(one, two);
        JobWatch jobs = new JobWatch(trial)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(100);
        int node = (round - 1) % nodes;
        long killed = System.nanoTime();
        trial.nodes().kill(node);
        trial.pause(WATCHED);
        Duration trouble = trial.ledger().lastTrouble(killed);
        times.add(trouble);
        trial.promiseAtMost(TROUBLE, trouble, "round " + round + ": the last error");
        trial.nodes().start(node);
        trial.say(
            "round %d: node %d, last error after %d ms"
                .formatted(round, node + 1, trouble.toMillis()));
      }
      trial.awaitAnswers(100);
      trial.note("last error after the kill: " + times);
      trial.note(jobs.changes() + " changes of who runs a job");
    }
    trial.compareBooks(one);
  }
}
