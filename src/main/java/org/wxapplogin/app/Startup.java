package org.wxapplogin.app;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the database ready and then starts the application. If the database is away, this waits for
 * it on a thread of its own, and requests are told meanwhile that the server has not started yet.
 */
final class Startup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final Duration TRY_EVERY = Duration.ofSeconds(2);
  private static final Duration QUIET_AT_FIRST = Duration.ofSeconds(30);
  private static final Duration QUIET_AT_MOST = Duration.ofHours(1);

  private final App app;
  private final Preparation database;
  private final String where;
  private final Runnable started;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Duration quiet = QUIET_AT_FIRST;
  private long quietUntil;

  /** Reaches the database and brings its tables up to date. */
  interface Preparation {
    /**
     * @throws SQLException or {@link org.flywaydb.core.api.FlywayException} if it cannot
     */
    void run() throws SQLException;
  }

  /**
   * @param where the database is, for the log
   * @param started is run once the application serves
   */
  Startup(App app, Preparation database, String where, Runnable started) {
    this.app = app;
    this.database = database;
    this.where = where;
    this.started = started;
  }

  /**
   * Starts the application, or waits for the database on another thread.
   *
   * @throws SQLException or RuntimeException for what waiting does not mend, such as a wrong
   *     password
   */
  void begin() throws SQLException {
    app.gate().await();
    try {
      start();
    } catch (SQLException | RuntimeException e) {
      if (!DatabaseAway.is(e)) {
        throw e;
      }
      report(e);
      app.threads().single("start-", this::waitForDatabase).start();
    }
  }

  /** Waits no longer; the thread that waited ends with the application's other threads. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void start() throws SQLException {
    database.run();
    app.follow().prepare().start();
    app.gate().open();
    started.run();
  }

  private void waitForDatabase() {
    try {
      while (!closed.await(TRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          start();
          return;
        } catch (SQLException | RuntimeException e) {
          if (closed.getCount() == 0) {
            return; // what it needs is shut
          }
          if (!DatabaseAway.is(e)) {
            app.errors().giveUp("the database is there, but cannot be used", e);
            return;
          }
          report(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // who interrupts it wants it to end
    }
  }

  /** At first, and then more and more rarely. */
  private void report(Exception failure) {
    long now = app.basics().nanoTime().getAsLong();
    if (quiet.equals(QUIET_AT_FIRST) || now - quietUntil >= 0) {
      log.warn(
          "wxapplogin waits for the database at {}, and answers requests with 503 until it is there:"
              + " {}",
          where,
          DatabaseAway.reason(failure));
      quietUntil = now + quiet.toNanos();
      quiet = quiet.compareTo(QUIET_AT_MOST) < 0 ? quiet.multipliedBy(2) : quiet;
    }
  }
}
