package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Times;
import org.wxapplogin.war.trial.Trial;

/** The server is killed under load and started again. */
final class KillServer implements Scenario {
  private static final int ANSWERS = 100;

  @Override
  public String name() {
    return "kill-server";
  }

  @Override
  public String about() {
    return "kill -9 of the server under load: no answered login is lost";
  }

  @Override
  public int rounds() {
    return 20;
  }

  @Override
  public void run(Trial trial) throws Exception {
    Times times = new Times();
    TomcatProcess server = trial.startedServer();
    for (int round = 1; round <= trial.rounds(); round++) {
      try (Load load = trial.load(server)) {
        trial.awaitAnswers(ANSWERS);
        server.kill();
      }
      Duration until =
          trial.start(server); // without load: Tomcat lets clients wait until it serves
      times.add(until);
      trial.say("round " + round + ": ready after " + until.toMillis() + " ms");
    }
    try (Load load = trial.load(server)) {
      trial.awaitAnswers(ANSWERS);
    }
    trial.note("ready after its start: " + times);
    trial.compareBooks(server);
  }
}
