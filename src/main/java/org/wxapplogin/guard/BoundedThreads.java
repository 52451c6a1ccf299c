package org.wxapplogin.guard;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bulkhead: runs a fixed number of tasks at once, each in a place of its own, and lets as many
 * more wait for a place. Each task gets the thread that became free last, so a light load keeps few
 * threads busy and their caches warm, where a pool with a queue would wake all of its threads in
 * turn. Thread-safe.
 */
final class BoundedThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final int places;
  private final Duration patience;
  private final AtomicInteger running = new AtomicInteger();
  private final BlockingQueue<Runnable> waiting;
  private final ExecutorService threads;
  private volatile boolean closed;

  /** What becomes of a task that is offered. */
  enum Answer {
    STARTED,
    WAITING,
    REFUSED
  }

  /**
   * @param places how many tasks run at once, and how many more may wait
   * @param patience how long closing waits at most for tasks that run
   */
  BoundedThreads(int places, Duration patience, ThreadFactory threads) {
    this.places = places;
    this.patience = patience;
    this.waiting = new ArrayBlockingQueue<>(places);
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE, // the number of places bounds it
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(), // hands over to the thread that has waited shortest
            threads);
  }

  /**
   * Runs {@code task} on another thread, now or once a place is free.
   *
   * @param task what it throws goes to its thread's handler of uncaught exceptions
   * @throws RejectedExecutionException if this is closed or the system gives no thread
   */
  Answer offer(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("closed");
    }
    if (takePlace()) {
      start(task);
      return Answer.STARTED;
    }
    if (!waiting.offer(task)) {
      return Answer.REFUSED;
    }
    if (closed && waiting.remove(task)) {
      throw new RejectedExecutionException("closed"); // closing has not seen it
    }
    // A place that became free in between was given up by a thread that saw no task wait.
    if (takePlace()) {
      Runnable next = next();
      if (next != null) {
        start(next);
      }
    }
    return Answer.WAITING;
  }

  /** Takes back a task that waits; false if it has been started. */
  boolean remove(Runnable task) {
    return waiting.remove(task);
  }

  /** How many tasks run. */
  int running() {
    return running.get();
  }

  /**
   * Starts nothing more. Tasks that wait for a place are never run: whoever offered them must tell
   * whoever waits for them.
   */
  void stop() {
    closed = true;
    waiting.clear();
  }

  /** Starts nothing more and waits for the tasks that run. */
  @Override
  public void close() {
    stop();
    threads.shutdownNow();
    try {
      threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takePlace() {
    for (int now = running.get(); now < places; now = running.get()) {
      if (running.compareAndSet(now, now + 1)) {
        return true;
      }
    }
    return false;
  }

  private void start(Runnable first) {
    try {
      threads.execute(
          () -> {
            for (Runnable task = first; task != null; task = next()) {
              run(task);
            }
          });
    } catch (RejectedExecutionException e) {
      running.decrementAndGet();
      throw e;
    } catch (OutOfMemoryError e) { // the system gives no more threads
      running.decrementAndGet();
      throw new RejectedExecutionException(e);
    }
  }

  /** Whatever a task throws, its place goes to the next. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** The next task for the place this thread holds; null if none waits: the place is given up. */
  private Runnable next() {
    while (true) {
      Runnable task = waiting.poll();
      if (task != null) {
        return task;
      }
      running.decrementAndGet();
      if (waiting.isEmpty() || !takePlace()) {
        return null;
      }
    }
  }
}
