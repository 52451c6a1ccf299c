package org.wxapplogin.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The moment by which a whole exchange must be over, however many steps it has. Measured on a clock
 * that only goes forward. Thread-safe.
 */
public final class Deadline {
  private static final long AGAIN_NANOS = Duration.ofMillis(100).toNanos();

  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final long end;
  private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  public Deadline(Duration length, LongSupplier nanoTime, ScheduledExecutorService timer) {
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.end = nanoTime.getAsLong() + length.toNanos();
  }

  /** What is left, rounded up; 0 once it is past. */
  public int remainingMillis() {
    long left = cut ? 0 : end - nanoTime.getAsLong();
    return left <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
  }

  public boolean isPast() {
    return remainingMillis() == 0;
  }

  /** Makes now the deadline. */
  public void cut() {
    cut = true;
    aborts.forEach(Runnable::run);
  }

  /**
   * Takes a step, which is broken off at the deadline: neither timeout of a connection ends a peer
   * that sends byte by byte.
   *
   * @param abort disconnects; called by another thread at the deadline, and again until the step is
   *     over: an HttpURLConnection that is still connecting does not hear it
   * @throws IOException if the step fails so, or if it fails in any way once the deadline is past:
   *     an HttpURLConnection that another thread disconnects may end in a NullPointerException
   */
  public <T> T within(Runnable abort, Step<T> step) throws IOException {
    try (Watch watch = watch(abort)) {
      return step.take();
    } catch (RuntimeException e) {
      if (isPast()) {
        throw new IOException("cut off", e);
      }
      throw e;
    }
  }

  private Watch watch(Runnable abort) {
    ScheduledFuture<?> task =
        timer.scheduleWithFixedDelay(
            abort, Math.max(0, end - nanoTime.getAsLong()), AGAIN_NANOS, TimeUnit.NANOSECONDS);
    aborts.add(abort);
    if (cut) {
      abort.run();
    }
    return () -> {
      task.cancel(false);
      aborts.remove(abort);
    };
  }

  /** A part of an exchange, and what it gives. */
  public interface Step<T> {
    T take() throws IOException;
  }

  /** A task that waits for the deadline. */
  private interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
