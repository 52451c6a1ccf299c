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
    Times gone = new Times();
    Times back = new Times();
    String often = "WXAPPLOGIN_RETENTION_CLEAN_UP_EVERY";
    TomcatProcess one = trial.startedServer(often, "1s");
    TomcatProcess two = trial.startedServer(often, "1s");
    int nodes = trial.nodes().addresses().size();
    try (Load load = trial.load(one, two);
        JobWatch jobs = new JobWatch(trial)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(100);
        int node = (round - 1) % nodes;
        Duration goneFor = trouble(trial, () -> trial.nodes().kill(node));
        trial.promiseAtMost(TROUBLE, goneFor, "round " + round + ": the last error");
        Duration backFor = trouble(trial, () -> trial.nodes().start(node));
        gone.add(goneFor);
        back.add(backFor);
        trial.say(
            "round %d: node %d, last error %d ms after the kill, %d ms after it was started"
                .formatted(round, node + 1, goneFor.toMillis(), backFor.toMillis()));
      }
      trial.awaitAnswers(100);
      trial.note("last error after the kill: " + gone + "; after its start: " + back);
      trial.note(jobs.changes() + " changes of who runs a job");
    }
    trial.compareBooks(one);
  }

  private interface Act {
    void run() throws Exception;
  }

  /** For how long requests failed after {@code act}. */
  private static Duration trouble(Trial trial, Act act) throws Exception {
    long begun = System.nanoTime();
    act.run();
    trial.pause(WATCHED);
    return trial.ledger().lastTrouble(begun);
  }
}
