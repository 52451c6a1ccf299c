package org.wxapplogin.war.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.WayOut.Victim;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Signals;
import org.wxapplogin.war.trial.Trial;

/**
 * A node is paused at any moment of its polls, which take long on its slow line to the database,
 * while a session it has in memory is ended on another.
 */
final class PausedNode implements Scenario {
  private static final Duration LINE = Duration.ofMillis(60);
  private static final int CHECKS = 4;

  @Override
  public String name() {
    return "paused-node";
  }

  @Override
  public String about() {
    return "a node is stopped by SIGSTOP at any moment of its polls, and goes on over a second after"
        + " a session was ended elsewhere: it does not accept that session";
  }

  @Override
  public int rounds() {
    return 100;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.addresses().size() == 1;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess one = trial.startedServer();
    try (SlowLine line = new SlowLine(trial.nodes().addresses().get(0).port(), LINE)) {
      TomcatProcess two =
          trial.startedServer(
              "WXAPPLOGIN_DB_URL",
              trial
                  .schema()
                  .url("jdbc:mysql://")
                  .replaceFirst("//[^/]*/", "//127.0.0.1:" + line.port() + "/"));
      for (int round = 1; round <= trial.rounds(); round++) {
        pauseOnce(trial, one, two);
        if (round % 10 == 0) {
          trial.say("round " + round + " of " + trial.rounds());
        }
      }
    }
    trial.compareBooks(one);
  }

  private static void pauseOnce(Trial trial, TomcatProcess one, TomcatProcess two)
      throws Exception {
    Victim victim = Victim.at(one, trial);
    try (Phone phone = new Phone(two.port(), trial.patience())) {
      trial.promise(
          phone.check(victim.token()).is(Answer.Kind.DONE), "a new token is not accepted");
    }
    trial.pause(Duration.ofMillis(trial.random().nextInt(400)));
    Signals.pause(two.pid());
    WayOut.LOGOUT.end(victim, one, null, trial);
    List<CompletableFuture<Answer>> checks = new ArrayList<>();
    for (int i = 0; i < CHECKS; i++) {
      checks.add(CompletableFuture.supplyAsync(() -> check(two, victim, trial)));
    }
    trial.pause(Duration.ofMillis(1_050 + trial.random().nextInt(1_500)));
    Signals.resume(two.pid());
    for (CompletableFuture<Answer> check : checks) {
      Answer answer = check.join();
      trial.promise(
          answer.is(Answer.Kind.DENIED) || answer.is(Answer.Kind.PUT_OFF),
          "after the pause the ended session is answered " + answer.text());
    }
  }

  private static Answer check(TomcatProcess node, Victim victim, Trial trial) {
    try (Phone phone = new Phone(node.port(), trial.patience())) {
      return phone.check(victim.token());
    }
  }
}
