package org.wxapplogin.war.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/**
 * Clients that do at random what phones do, each one thing after the other, until this is closed:
 * new people and known ones log in, tokens are checked, devices are signed out.
 */
public final class Load implements AutoCloseable {
  private static final Duration AFTER_A_CUT = Duration.ofMillis(20);
  private static final int TOKENS_KEPT = 20;

  private final Ledger ledger;
  private final FakeWechat wechat;
  private final Pace pace;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads;

  /**
   * How hard the clients work.
   *
   * @param clients how many there are
   * @param pause of each client between two requests
   * @param patience how long a client waits for an answer
   */
  public record Pace(int clients, Duration pause, Duration patience) {}

  /**
   * Starts it.
   *
   * @param ports of the servers; the clients are spread over them
   */
  public Load(
      Ledger ledger, FakeWechat wechat, List<Integer> ports, Pace pace, SplittableRandom random) {
    this.ledger = ledger;
    this.wechat = wechat;
    this.pace = pace;
    this.threads = Executors.newFixedThreadPool(pace.clients());
    for (int i = 0; i < pace.clients(); i++) {
      int port = ports.get(i % ports.size());
      SplittableRandom own = random.split();
      threads.execute(() -> run(new Client(port, own)));
    }
  }

  private void run(Client client) {
    try (client) {
      Duration pause = Duration.ZERO;
      while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        Answer answer = client.act();
        boolean cut = answer.is(Answer.Kind.CUT_OFF) || answer.is(Answer.Kind.NOT_SENT);
        pause = cut ? AFTER_A_CUT : pace.pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each client end what it does, and waits for that. */
  @Override
  public void close() {
    over.countDown();
    threads.shutdown();
    try {
      Duration most = pace.patience().multipliedBy(2);
      if (!threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the clients do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One of the clients: it knows the people whose phone it was, and their tokens. */
  private final class Client implements AutoCloseable {
    private final Phone phone;
    private final SplittableRandom random;
    private final Deque<String> tokens = new ArrayDeque<>();
    private String known = "";

    Client(int port, SplittableRandom random) {
      this.phone = new Phone(port, pace.patience());
      this.random = random;
    }

    Answer act() {
      int chance = random.nextInt(100);
      if (tokens.isEmpty() || chance < 45) {
        return login(wechat.login());
      }
      if (chance < 60 && !known.isEmpty()) {
        return login(wechat.login(known));
      }
      return chance < 90 ? check() : logout(tokens.remove());
    }

    private Answer login(Login login) {
      known = login.openid();
      ledger.trying(known);
      Answer answer = phone.login(login.code());
      ledger.loggedIn(known, answer);
      if (answer.is(Answer.Kind.DONE)) {
        tokens.add(answer.token());
        if (tokens.size() > TOKENS_KEPT) {
          tokens.remove();
        }
      }
      return answer;
    }

    private Answer check() {
      String token = tokens.getLast();
      Answer answer = phone.check(token);
      ledger.checked(answer);
      return answer;
    }

    private Answer logout(String token) {
      ledger.ending(token);
      Answer answer = phone.logout(token);
      ledger.loggedOut(token, answer);
      return answer;
    }

    @Override
    public void close() {
      phone.close();
    }
  }
}
