package org.wxapplogin.war.faults;

import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.trial.Signals;
import org.wxapplogin.war.trial.Trial;

/**
 * The server stands still, as one on a virtual machine that is moved does, while logins arrive on
 * new connections. Tomcat measures by the wall clock how long a connection has said nothing, and
 * closes it before it looks whether a request has come meanwhile.
 */
final class FrozenServer implements Scenario {
  private static final Duration FREEZE = Duration.ofSeconds(8);
  private static final int LOGINS = 64;

  /** Within so long after they were sent, logins are at every stage of their way in. */
  private static final int MOST_MILLIS_BEFORE = 60;

  @Override
  public String name() {
    return "frozen-server";
  }

  @Override
  public String about() {
    return "the server stands still for 8 s (SIGSTOP) while logins arrive on new connections: each"
        + " is answered";
  }

  @Override
  public int rounds() {
    return 30;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    for (int round = 1; round <= trial.rounds(); round++) {
      Burst burst = new Burst(LOGINS, server.port(), trial);
      trial.pause(Duration.ofMillis(trial.random().nextInt(MOST_MILLIS_BEFORE)));
      Signals.pause(server.pid());
      trial.pause(FREEZE);
      Signals.resume(server.pid());
      long unanswered =
          burst.answers().stream()
              .filter(answer -> !answer.is(Answer.Kind.DONE) && !answer.is(Answer.Kind.PUT_OFF))
              .count();
      trial.promise(unanswered == 0, unanswered + " logins are not answered");
      if (round % 5 == 0) {
        trial.say("round " + round + " of " + trial.rounds());
      }
    }
    trial.compareBooks(server);
  }
}
