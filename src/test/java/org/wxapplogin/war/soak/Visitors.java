package org.wxapplogin.war.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.wxapplogin.TestSettings;
import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/**
 * What else comes to a server while phones log in, until this is closed: an admin who looks at
 * pages, a balancer, and phones with codes and tokens that are no good.
 */
final class Visitors implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final List<String> PAGES =
      List.of("/admin/", "/admin/users", "/admin/logins", "/admin/audit", "/admin/system");

  private final Trial trial;
  private final ConsoleClient admin;
  private final Phone phone;
  private final SplittableRandom random;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger pages = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "visitors");

  /**
   * Lets them come.
   *
   * @param admin signed in
   */
  Visitors(Trial trial, ConsoleClient admin, int port) {
    this.trial = trial;
    this.admin = admin;
    this.phone = new Phone(port, trial.patience());
    this.random = trial.random().split();
    thread.start();
  }

  /** How many pages the admin has seen. */
  int pages() {
    return pages.get();
  }

  private void run() {
    try (phone) {
      while (!over.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
        come();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      trial.promise(false, "a page does not come: " + e);
    }
  }

  private void come() throws IOException, InterruptedException {
    switch (random.nextInt(5)) {
      case 0 -> refused(phone.login("no-code"));
      case 1 -> refused(phone.check("A".repeat(43)));
      case 2 -> refused(phone.ask("POST", "/login", "none", "{\"code\":"));
      case 3 -> phone.ask("GET", "/health/ready", "none", "");
      default -> look();
    }
  }

  private void refused(Answer answer) {
    trial.promise(answer.is(Answer.Kind.DENIED), "what is no good is answered " + answer.text());
  }

  /** Whoever is signed out after some hours signs in again. */
  private void look() throws IOException, InterruptedException {
    String path = PAGES.get(random.nextInt(PAGES.size()));
    int status = admin.get(path).status();
    if (status == 302 || status == 303) {
      admin.signIn("admin", TestSettings.ADMIN_PASSWORD);
    }
    trial.promise(status < 400, path + " is answered " + status);
    pages.incrementAndGet();
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    thread.join();
  }
}
