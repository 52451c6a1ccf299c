package org.wxapplogin.war.drills;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wxapplogin.TestDirs;
import org.wxapplogin.load.process.NginxServer;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** Two nodes behind nginx get another WAR under load, as docs/deploy.md says. */
final class UpgradeDrill implements Scenario {
  private static final int ANSWERS = 100;
  private static final Duration END = Duration.ofSeconds(30);

  private final Path before;
  private final Path now;

  UpgradeDrill(Path before, Path now) {
    this.before = before;
    this.now = now;
  }

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public String about() {
    return "two nodes behind nginx get another WAR, one after the other, under load: no failed login";
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess one = trial.server();
    TomcatProcess two = trial.server();
    List<TomcatProcess> nodes = List.of(one, two);
    for (int round = 1; round <= trial.rounds(); round++) {
      for (TomcatProcess node : nodes) {
        node.deploy(before);
        trial.start(node);
      }
      List<Integer> ports = nodes.stream().map(TomcatProcess::port).toList();
      try (NginxServer front = NginxServer.closing(TestDirs.ofThisProcess("drill-nginx"), ports);
          Load load = trial.loadAt(trial.ledger(), List.of(front.port()))) {
        trial.awaitAnswers(ANSWERS);
        for (TomcatProcess node : nodes) {
          front.leaveOut(node.port());
          node.terminate();
          node.awaitEnd(END);
          node.deploy(now);
          Duration took = trial.start(node);
          front.takeAll();
          trial.say(
              "round %d: node %d has the other WAR, ready after %d ms"
                  .formatted(round, nodes.indexOf(node) + 1, took.toMillis()));
          trial.awaitAnswers(ANSWERS);
        }
      }
      Drill.promiseNoneFailed(trial);
      trial.compareBooks(two);
      for (TomcatProcess node : nodes) {
        node.terminate();
        node.awaitEnd(END);
      }
    }
  }
}
