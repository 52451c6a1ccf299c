package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.WayOut.Victim;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/**
 * All connections of a node's pool wait for a locked row, while a session that the node has in
 * memory is ended on another.
 */
final class FullPool implements Scenario {
  private static final int WRITERS = 16;
  private static final Duration WATCHED = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "full-pool";
  }

  @Override
  public String about() {
    return "a node's pool is used up by writes that wait for a locked row: a session ended elsewhere"
        + " is not accepted there after 1 s";
  }

  @Override
  public int rounds() {
    return 5;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess one = trial.startedServer();
    TomcatProcess two = trial.startedServer("WXAPPLOGIN_DB_POOL_SIZE", "4");
    for (int round = 1; round <= trial.rounds(); round++) {
      Victim locked = Victim.at(one, trial);
      Victim victim = Victim.at(one, trial);
      try (Connection connection = trial.schema().connect();
          Statement statement = connection.createStatement();
          Phone phone = new Phone(two.port(), trial.patience())) {
        trial.promise(phone.check(victim.token()).is(Answer.Kind.DONE), "a new token is refused");
        connection.setAutoCommit(false);
        statement.executeQuery(
            "SELECT id FROM users WHERE id = " + locked.userId() + " ORDER BY id FOR UPDATE");
        try (Writers writers = new Writers(locked, two, trial)) {
          trial.pause(Duration.ofMillis(1_500 + trial.random().nextInt(1_000)));
          WayOut.LOGOUT.end(victim, one, null, trial);
          watch(trial, phone, victim);
          connection.rollback();
        }
      }
      trial.say("round " + round + " of " + trial.rounds());
    }
    trial.compareBooks(two);
  }

  private static void watch(Trial trial, Phone phone, Victim victim) throws InterruptedException {
    long ended = System.nanoTime();
    Duration sent = Duration.ZERO;
    Duration accepted = Duration.ZERO;
    int acceptedLate = 0;
    while (sent.compareTo(WATCHED) < 0) {
      sent = Duration.ofNanos(System.nanoTime() - ended);
      if (phone.check(victim.token()).is(Answer.Kind.DONE)) {
        accepted = sent;
        acceptedLate += sent.toSeconds() >= 1 ? 1 : 0;
      }
      trial.pause(Duration.ofMillis(50));
    }
    trial.promise(
        acceptedLate == 0,
        "the ended session is accepted for " + accepted.toMillis() + " ms while the pool is full");
  }

  /** Devices of one user that change the profile, until closed. */
  private static final class Writers implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

    Writers(Victim user, TomcatProcess node, Trial trial) {
      for (int i = 0; i < WRITERS; i++) {
        threads.submit(
            () -> {
              try (Phone phone = new Phone(node.port(), trial.patience())) {
                do {
                  phone.ask("POST", "/wx/user/profile", user.token(), "{\"nickName\":\"x\"}");
                } while (!over.await(1, TimeUnit.MILLISECONDS));
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
}
