package org.wxapplogin.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What runs by itself, again and again, from {@link #start} to {@link #close}. */
final class Jobs implements AutoCloseable {
  private final Threads threads;
  private final Map<Lane, ScheduledExecutorService> lanes = new EnumMap<>(Lane.class);
  private final List<Runnable> starts = new ArrayList<>();

  /** Jobs of one lane run one after the other, on one thread. */
  enum Lane {
    /** For what must not be delayed by anything else. */
    POLL,
    /** For what notices when nothing ran. */
    TICK,
    JOB,
    /** For deleting, which may take minutes and rests in between. */
    CLEAN_UP,
    /** For those who wait for events, however long other jobs take. */
    EVENTS,
    /** For counting, which may take minutes. */
    FIGURES
  }

  Jobs(Threads threads) {
    this.threads = threads;
    lanes.put(Lane.POLL, threads.scheduled("poll-", 1));
    lanes.put(Lane.TICK, threads.scheduled("tick-", 1));
    lanes.put(Lane.JOB, threads.scheduled("job-", 1));
    lanes.put(Lane.CLEAN_UP, threads.scheduled("clean-up-", 1));
    lanes.put(Lane.EVENTS, threads.scheduled("events-", 1));
    lanes.put(Lane.FIGURES, threads.scheduled("figures-", 1));
  }

  /** Once {@link #start} is called, runs {@code job} after every {@code period}. */
  void every(Duration period, Lane lane, Runnable job) {
    every(period, period, lane, job);
  }

  /**
   * @param first how long after the start it runs for the first time
   */
  void every(Duration period, Duration first, Lane lane, Runnable job) {
    starts.add(
        () ->
            lanes
                .get(lane)
                .scheduleWithFixedDelay(
                    () -> run(job), first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
  }

  void start() {
    starts.forEach(Runnable::run);
  }

  /** Stops all of them and waits for those that are running. */
  @Override
  public void close() {
    lanes.values().forEach(ExecutorService::shutdownNow); // all at once, then wait
    lanes.values().forEach(threads::finish);
  }

  private void run(Runnable job) {
    try {
      job.run();
    } catch (Throwable e) {
      threads.failed(e); // had it thrown on, it would never run again
    }
  }
}
