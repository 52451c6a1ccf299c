package org.wxapplogin.war.faults;

import java.time.Duration;
import java.util.List;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.trial.Trial;

/** The application is stopped in an orderly way while many logins are under way at WeChat. */
final class StopServer implements Scenario {
  private static final int LOGINS = 80;
  private static final int EXCHANGE_MILLIS = 1_500;
  private static final Duration END = Duration.ofSeconds(10);

  private final String name;
  private final String about;
  private final Way way;

  /** Stops an application, and brings it back. */
  private interface Way {
    void stop(Trial trial, TomcatProcess server) throws Exception;
  }

  private StopServer(String name, String about, Way way) {
    this.name = name;
    this.about = about;
    this.way = way;
  }

  /** By SIGTERM, as a service manager does it. */
  static Scenario bySignal() {
    return new StopServer(
        "stop-server",
        "SIGTERM while 80 logins are at a slow WeChat: each is answered in the frame, and the"
            + " process has ended within 10 s",
        StopServer::terminate);
  }

  /** By Tomcat, which starts it again at once. */
  static Scenario byReload() {
    return new StopServer(
        "redeploy",
        "the application is reloaded while 80 logins are at a slow WeChat: each is answered in the"
            + " frame",
        StopServer::reload);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String about() {
    return about;
  }

  @Override
  public int rounds() {
    return 10;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    trial.wechat().fault(Fault.on("/sns/jscode2session").delayMillis(EXCHANGE_MILLIS));
    for (int round = 1; round <= trial.rounds(); round++) {
      Burst burst = new Burst(LOGINS, server.port(), trial);
      trial.promiseWithin(
          Duration.ofSeconds(10), burst::isAtWechat, "not all logins come to WeChat");
      trial.pause(Duration.ofMillis(trial.random().nextInt(EXCHANGE_MILLIS)));
      way.stop(trial, server);
      List<Answer> answers = burst.answers();
      long done = count(answers, Answer.Kind.DONE);
      long putOff = count(answers, Answer.Kind.PUT_OFF);
      trial.promise(
          done + putOff == LOGINS,
          "round "
              + round
              + ": "
              + (LOGINS - done - putOff)
              + " of 80 logins have no answer in"
              + " the frame");
      trial.say("round " + round + ": " + done + " logged in, " + putOff + " put off");
    }
    trial.wechat().mend();
    trial.compareBooks(server);
  }

  private static void terminate(Trial trial, TomcatProcess server) throws Exception {
    long start = System.nanoTime();
    server.terminate();
    server.awaitEnd(Duration.ofMinutes(1));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    trial.promiseAtMost(END, took, "the end after SIGTERM");
    trial.say("ended " + took.toMillis() + " ms after SIGTERM");
    trial.start(server);
  }

  private static void reload(Trial trial, TomcatProcess server) throws Exception {
    server.reload();
    trial.promiseWithin(
        Duration.ofSeconds(20), server::isReady, "not ready within 20 s of a reload");
  }

  private static long count(List<Answer> answers, Answer.Kind kind) {
    return answers.stream().filter(answer -> answer.is(kind)).count();
  }
}
