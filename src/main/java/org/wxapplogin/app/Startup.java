package org.wxapplogin.app;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the database ready and then starts the application. If the database is away, this waits for
 * it on a thread of its own, and requests are told meanwhile that the server has not started yet.
 */
final class Startup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final Duration TRY_EVERY = Duration.ofSeconds(2);
  private static final long SAY_EVERY = Duration.ofMinutes(1).toNanos();

  private final App app;
  private final Preparation database;
  private final String where;
  private final Runnable started;
  private final Consumer<Exception> failed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Long> said = Optional.empty();

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
   * @param failed told of what ends the start after all, when the database was waited for
   */
  Startup(
      App app, Preparation database, String where, Runnable started, Consumer<Exception> failed) {
    this.app = app;
    this.database = database;
    this.where = where;
    this.started = started;
    this.failed = failed;
  }

  /**
   * Starts the application, or waits for the database on another thread.
   *
   * @throws SQLException or RuntimeException for what waiting does not mend, such as a wrong
   *     password
   */
  void begin() throws SQLException {
    app.gate().await();
    if (!hasStarted()) {
      app.threads().single("start-", this::waitForDatabase).start();
    }
  }

  /** Waits no longer; the thread that waited ends with the application's other threads. */
  @Override
  public void close() {
    closed.countDown();
  }

  /**
   * Tries once.
   *
   * @return false if the database is away
   * @throws SQLException or RuntimeException for what waiting does not mend
   */
  boolean hasStarted() throws SQLException {
    try {
      database.run();
      app.follow().prepare().start();
      app.gate().open();
      started.run();
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!DatabaseAway.is(e)) {
        throw e;
      }
      report(e);
      return false;
    }
  }

  private void waitForDatabase() {
    try {
      while (!closed.await(TRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (hasStarted()) {
          return;
        }
      }
    } catch (SQLException | RuntimeException e) {
      if (closed.getCount() > 0) { // else what it needs is shut
        app.errors().giveUp("the database is there, but cannot be used", e);
        failed.accept(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // who interrupts it wants it to end
    }
  }

  /** Once a minute. */
  private void report(Exception failure) {
    long now = app.basics().nanoTime().getAsLong();
    if (said.isEmpty() || now - said.get() >= SAY_EVERY) {
      log.warn(
          "wxapplogin waits for the database at {}, and answers requests with 503 until it is there:"
              + " {}",
          where,
          DatabaseAway.reason(failure));
      said = Optional.of(now);
    }
  }
}
