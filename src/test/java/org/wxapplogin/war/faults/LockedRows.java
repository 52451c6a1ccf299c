package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Ledger;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/** Somebody's tool holds the row of one user for half a minute, while that user keeps coming. */
final class LockedRows implements Scenario {
  private static final Duration HELD = Duration.ofSeconds(30);
  private static final Duration MEDIAN = Duration.ofMillis(500);
  private static final Duration WORST = Duration.ofSeconds(5);
  private static final int KEEN = 3;

  @Override
  public String name() {
    return "locked-user";
  }

  @Override
  public String about() {
    return "one user's row is locked for 30 s while that user logs in again and again: nobody else"
        + " is put off, or waits";
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    Login login = trial.wechat().login();
    try (Phone phone = new Phone(server.port(), Trial.BOUND)) {
      phone.login(login.code());
    }
    for (int round = 1; round <= trial.rounds(); round++) {
      lock(trial, server, login.openid());
    }
    Ledger others = trial.ledger();
    trial.note(
        "others: median %d ms, worst %d ms, %d put off"
            .formatted(
                others.median().toMillis(),
                others.worst().toMillis(),
                others.count(Answer.Kind.PUT_OFF)));
    trial.promise(others.count(Answer.Kind.PUT_OFF) == 0, "others are put off");
    trial.promiseAtMost(MEDIAN, others.median(), "half of the others' answers");
    trial.promiseAtMost(WORST, others.worst(), "another's answer");
    trial.compareBooks(server);
  }

  private static void lock(Trial trial, TomcatProcess server, String openid) throws Exception {
    Ledger keen = new Ledger();
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement();
        Load others = trial.load(server)) {
      connection.setAutoCommit(false);
      statement.executeQuery( // by the unique key: no gap is locked into which others may come
          "SELECT id FROM users WHERE appid = '%s' AND openid = '%s' ORDER BY id FOR UPDATE"
              .formatted(FakeWechat.APPID, openid));
      trial.say("the row is locked");
      try (Keen users = new Keen(KEEN, openid, server.port(), trial, keen)) {
        trial.pause(HELD);
        connection.rollback();
      }
    }
    trial.say(
        "the user was answered %d times, put off %d times, worst %d ms"
            .formatted(
                keen.count(Answer.Kind.DONE),
                keen.count(Answer.Kind.PUT_OFF),
                keen.worst().toMillis()));
    trial.promise(keen.surprising() == 0, "the user's answers must not come: " + keen.surprises());
  }
}
