package org.wxapplogin.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the threads of the server, by kinds that their names begin with, and waits for their end.
 * Whatever a task throws and nobody else catches reaches {@link FatalErrors}. Thread-safe.
 */
final class Threads implements AutoCloseable {
  /** How long all is waited for together when the application stops. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final FatalErrors errors;
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final AtomicLong closedBy = new AtomicLong();

  Threads(FatalErrors errors) {
    this.errors = errors;
  }

  /** Deals with what a task has thrown, for those who must go on after it. */
  void failed(Throwable thrown) {
    errors.uncaughtException(Thread.currentThread(), thrown);
  }

  /** Threads that mostly wait: virtual ones on JDK 21 and newer, where thousands cost little. */
  ThreadFactory waiting(String name) {
    try {
      // By reflection, because the WAR is built for Java 17.
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class, long.class).invoke(builder, name, 0L);
      type.getMethod("uncaughtExceptionHandler", Thread.UncaughtExceptionHandler.class)
          .invoke(builder, errors);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      return platform(name);
    }
  }

  /** Runs tasks at a time, so many at once; those that are cancelled are forgotten at once. */
  ScheduledExecutorService scheduled(String name, int threads) {
    ScheduledThreadPoolExecutor executor = new Timer(threads, platform(name));
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** As many threads as needed, kept for a minute. */
  ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(platform(name));
  }

  /** A daemon thread that is not started yet. */
  Thread single(String name, Runnable task) {
    return platform(name).newThread(task);
  }

  /**
   * How long may still be waited for what ends: four seconds for all of it together, counted from
   * the first time this is asked.
   */
  Duration patience() {
    long now = System.nanoTime();
    closedBy.compareAndSet(0, now + PATIENCE.toNanos());
    return Duration.ofNanos(Math.max(0, closedBy.get() - now));
  }

  /** Takes no more work and waits, as long as there is patience, until what there is is done. */
  void finish(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(patience().toNanos(), TimeUnit.NANOSECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits, as long as there is patience, until the threads have ended whose executors were stopped:
   * an executor says that it has terminated a moment before its last thread ends, and a container
   * that sees such a thread reports a leak.
   */
  @Override
  public void close() {
    try {
      for (Thread thread : made) {
        thread.join(Math.max(1, patience().toMillis())); // 0 would be for ever
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Daemon threads of the platform, numbered. */
  private ThreadFactory platform(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + number.getAndIncrement());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(errors);
      made.removeIf(other -> other.getState() == Thread.State.TERMINATED);
      made.add(thread);
      return thread;
    };
  }

  /** Tells what its tasks throw, which would otherwise wait for somebody who asks the task. */
  private final class Timer extends ScheduledThreadPoolExecutor {
    private Timer(int threads, ThreadFactory factory) {
      super(threads, factory);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      super.afterExecute(task, thrown);
      if (task instanceof Future<?> done && done.isDone() && !done.isCancelled()) {
        try {
          done.get();
        } catch (ExecutionException e) {
          failed(e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt(); // cannot be: it is done
        }
      }
    }
  }
}
