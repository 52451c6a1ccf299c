package org.wxapplogin.war.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Ledger;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** WeChat fails in several ways, or refuses everybody, and then works again. */
final class WechatStorm implements Scenario {
  private static final String EXCHANGE = "/sns/jscode2session";

  /** Longer than the breaker looks back. */
  private static final Duration STORM = Duration.ofSeconds(15);

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(10);
  private static final int MOST_LINES = 100;

  @Override
  public String name() {
    return "wechat-storm";
  }

  @Override
  public String about() {
    return "WeChat fails, hangs, breaks off: the circuit breaker opens, and logins work within 10 s"
        + " afterwards; it refuses everybody: few log lines";
  }

  @Override
  public int rounds() {
    return 2;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    for (int round = 1; round <= trial.rounds(); round++) {
      storm(trial, server, "status 500", Fault.on(EXCHANGE).status(500));
      storm(trial, server, "hangs", Fault.on(EXCHANGE).mode(Delivery.HANG));
      storm(trial, server, "resets", Fault.on(EXCHANGE).mode(Delivery.RESET));
      storm(trial, server, "busy", Fault.on(EXCHANGE).errcode(-1));
      refuse(trial, server, 40013);
      refuse(trial, server, 40029);
    }
    trial.compareBooks(server);
  }

  private static void storm(Trial trial, TomcatProcess server, String how, Fault fault)
      throws InterruptedException {
    try (Load load = trial.load(server)) {
      trial.awaitAnswers(50);
      trial.wechat().fault(fault);
      trial.pause(STORM);
      int before = trial.ledger().count(Answer.Kind.PUT_OFF);
      trial.pause(LOOK);
      trial.promise(
          trial.ledger().count(Answer.Kind.PUT_OFF) - before > LOOK.toSeconds() * 20,
          how + ": logins wait for a WeChat that fails: the breaker does not open");
      trial.wechat().mend();
      int answered = trial.ledger().open().size();
      trial.promiseWithin(
          AFTER,
          () -> trial.ledger().open().size() > answered + 10,
          how + ": no login works 10 s afterwards");
    }
    trial.say("WeChat: " + how);
  }

  /** Whoever is refused gets an answer of their own, and the log no line of its own. */
  private static void refuse(Trial trial, TomcatProcess server, int errcode)
      throws InterruptedException, IOException {
    Ledger refused = new Ledger();
    long before = warnings(server);
    trial.wechat().fault(Fault.on(EXCHANGE).errcode(errcode));
    try (Load load = trial.load(refused, List.of(server))) {
      trial.pause(LOOK);
    }
    trial.wechat().mend();
    long lines = warnings(server) - before;
    trial.say("%d: %d refused, %d lines".formatted(errcode, refused.sent(), lines));
    trial.promise(
        lines <= MOST_LINES,
        "WeChat's %d: %d warnings for %d logins".formatted(errcode, lines, refused.sent()));
  }

  private static long warnings(TomcatProcess server) throws IOException {
    return Files.readAllLines(server.log()).stream()
        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
        .count();
  }
}
