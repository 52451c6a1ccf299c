package org.wxapplogin.war.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Ledger;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/** One user who logs in again and again on some devices, until closed. */
final class Keen implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads;

  Keen(int devices, String openid, int port, Trial trial, Ledger ledger) {
    threads = Executors.newFixedThreadPool(devices);
    for (int i = 0; i < devices; i++) {
      threads.submit(
          () -> {
            try (Phone phone = new Phone(port, trial.patience())) {
              do {
                ledger.trying(openid);
                Answer answer = phone.login(trial.wechat().login(openid).code());
                ledger.loggedIn(openid, answer);
              } while (!over.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
            }
            return null;
          });
    }
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }
}
