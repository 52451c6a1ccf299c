package org.wxapplogin.war.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/** Many logins that are sent at the same time, each over a connection of its own. */
final class Burst {
  private static final String EXCHANGE = "/sns/jscode2session";

  private final FakeWechat wechat;
  private final Set<String> codes = new HashSet<>();
  private final List<Future<Answer>> answers = new ArrayList<>();

  /** Sends them. */
  Burst(int count, int port, Trial trial) {
    this.wechat = trial.wechat();
    ExecutorService threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      Login login = wechat.login();
      codes.add(login.code());
      trial.ledger().trying(login.openid());
      answers.add(threads.submit(() -> send(login, port, trial)));
    }
    threads.shutdown();
  }

  private static Answer send(Login login, int port, Trial trial) {
    try (Phone phone = new Phone(port, trial.patience())) {
      Answer answer = phone.login(login.code());
      trial.ledger().loggedIn(login.openid(), answer);
      return answer;
    }
  }

  /** Whether WeChat has been asked about each of them. */
  boolean isAtWechat() {
    Set<String> asked = new HashSet<>();
    wechat.requests(EXCHANGE).forEach(request -> asked.add(request.query().get("js_code")));
    return asked.containsAll(codes);
  }

  /** Waits for all answers. */
  List<Answer> answers() throws InterruptedException {
    List<Answer> all = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      try {
        all.add(answer.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a login cannot be sent", e);
      }
    }
    return all;
  }
}
