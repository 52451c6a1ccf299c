package org.wxapplogin.app;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The kinds of threads the server makes. */
final class Threads {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /** Threads that mostly wait: virtual ones on JDK 21 and newer, where thousands cost little. */
  static ThreadFactory waiting(String name) {
    try {
      // By reflection, because the WAR is built for Java 17.
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object named = type.getMethod("name", String.class, long.class).invoke(builder, name, 0L);
      return (ThreadFactory) type.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException e) {
      return platform(name);
    }
  }

  /** Daemon threads of the platform, numbered. */
  static ThreadFactory platform(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs tasks at a time; those that are cancelled are forgotten at once. */
  static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, platform("timer-"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** As many threads as needed, kept for a minute. */
  static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(platform(name));
  }

  /** Takes no more work and waits, not for ever, until what there is has been done. */
  static void finish(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
