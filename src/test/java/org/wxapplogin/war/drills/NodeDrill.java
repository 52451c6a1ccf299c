package org.wxapplogin.war.drills;

import java.time.Duration;
import java.util.List;
import org.wxapplogin.TestDirs;
import org.wxapplogin.load.process.NginxServer;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** One of two nodes behind nginx is taken out in order, and then killed. */
final class NodeDrill implements Scenario {
  private static final int ANSWERS = 100;
  private static final Duration END = Duration.ofSeconds(30);

  /** The shipped nginx leaves a node out for ten seconds once it was not there, then tries it. */
  private static final Duration DOWN = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "node";
  }

  @Override
  public String about() {
    return "one of two nodes behind nginx is taken out in order: no failed login; then it is killed:"
        + " what fails is counted, nothing answered is lost";
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess one = trial.startedServer();
    TomcatProcess two = trial.startedServer();
    List<Integer> ports = List.of(one.port(), two.port());
    try (NginxServer front = NginxServer.closing(TestDirs.ofThisProcess("drill-nginx"), ports);
        Load load = trial.loadAt(trial.ledger(), List.of(front.port()))) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(ANSWERS);
        int failed = failed(trial);
        front.leaveOut(two.port());
        two.terminate();
        two.awaitEnd(END);
        trial.awaitAnswers(ANSWERS);
        trial.start(two);
        front.takeAll();
        trial.awaitAnswers(ANSWERS);
        int inOrder = failed(trial) - failed;
        trial.promise(inOrder == 0, inOrder + " requests failed while a node was taken out");
        trial.say("round " + round + ": taken out and back, " + inOrder + " requests failed");

        two.kill();
        trial.pause(DOWN);
        trial.start(two);
        trial.awaitAnswers(ANSWERS);
        int killed = failed(trial) - failed - inOrder;
        trial.note(
            "round %d: of a node that was killed and away for %d s, %d requests failed"
                .formatted(round, DOWN.toSeconds(), killed));
      }
    }
    trial.compareBooks(one);
  }

  private static int failed(Trial trial) {
    return trial.ledger().count(Answer.Kind.PUT_OFF) + trial.ledger().count(Answer.Kind.CUT_OFF);
  }
}
