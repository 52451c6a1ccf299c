package org.wxapplogin.app;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.Settings;
import org.wxapplogin.service.figures.Figures;
import org.wxapplogin.service.figures.Heartbeat;

/**
 * What runs by itself, and how often. Polling has a thread of its own, so that nothing delays it;
 * so have the figures, whose first run may take minutes.
 */
final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);

  private final ScheduledExecutorService poller =
      new ScheduledThreadPoolExecutor(1, Threads.platform("poll-"));
  private final ScheduledExecutorService others =
      new ScheduledThreadPoolExecutor(1, Threads.platform("job-"));
  private final ScheduledExecutorService figures =
      new ScheduledThreadPoolExecutor(1, Threads.platform("figures-"));
  private final App app;

  Jobs(App app) {
    this.app = app;
  }

  void start() {
    Settings settings = app.settings();
    Duration pollEvery = settings.sessionCache().pollEvery();
    Duration cleanUpEvery = settings.retention().cleanUpEvery();
    every(poller, pollEvery, pollEvery, app.revocations()::poll);
    every(others, Duration.ofSeconds(1), Duration.ofSeconds(1), app.touches()::flush);
    every(others, Duration.ofMinutes(1), Duration.ofMinutes(1), app.userData().push()::tend);
    every(others, cleanUpEvery, cleanUpEvery, app.cleanUp()::run);
    every(figures, Duration.ofSeconds(1), Figures.EVERY, app.dashboard().figures()::run);
    every(others, Duration.ZERO, Heartbeat.EVERY, app.admin().system().heartbeat()::beat);
  }

  /** Stops them; what was gathered is written. */
  @Override
  public void close() {
    poller.shutdownNow();
    others.shutdownNow();
    figures.shutdownNow();
    app.touches().flush();
    app.admin().system().heartbeat().leave();
  }

  private static void every(
      ScheduledExecutorService executor, Duration first, Duration period, Runnable job) {
    executor.scheduleWithFixedDelay(
        () -> {
          try {
            job.run();
          } catch (RuntimeException e) {
            log.error("a job failed", e); // a job that threw would never run again
          }
        },
        first.toNanos(),
        period.toNanos(),
        TimeUnit.NANOSECONDS);
  }
}
