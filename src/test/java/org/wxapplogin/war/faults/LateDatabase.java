package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Times;
import org.wxapplogin.war.trial.Trial;

/** The server is started while the database is away, which then comes back. */
final class LateDatabase implements Scenario {
  private static final Duration READY = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "late-database";
  }

  @Override
  public String about() {
    return "the server starts before the database: it answers in the frame, and is ready by itself"
        + " within 5 s of the database's start";
  }

  @Override
  public int rounds() {
    return 3;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.canBeKilled() && nodes.addresses().size() == 1;
  }

  @Override
  public void run(Trial trial) throws Exception {
    Times times = new Times();
    for (int round = 1; round <= trial.rounds(); round++) {
      trial.nodes().kill(0);
      TomcatProcess server = trial.server();
      server.launch();
      trial.promiseWithin(
          Duration.ofSeconds(60),
          () -> isPutOff(server),
          "round " + round + ": no answer in the frame while the database is away");
      trial.pause(Duration.ofMillis(trial.random().nextInt(2_000)));
      trial.nodes().start(0);
      trial
          .promiseWithin(READY, server::isReady, "round " + round + ": not ready within 5 s")
          .ifPresent(times::add);
      trial.say("round " + round + " of " + trial.rounds());
      server.kill();
    }
    trial.note("ready after the database: " + times);
    trial.compareBooks(trial.startedServer());
  }

  private static boolean isPutOff(TomcatProcess server) {
    try (Phone phone = new Phone(server.port(), Trial.BOUND)) {
      return phone.login("a-code").is(Answer.Kind.PUT_OFF);
    }
  }
}
