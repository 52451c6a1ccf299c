package org.wxapplogin.http;

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

  /** Runs {@code abort} at the deadline, unless the watch it returns is closed before. */
  public Watch watch(Runnable abort) {
    ScheduledFuture<?> task =
        timer.schedule(abort, Math.max(0, end - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
    aborts.add(abort);
    if (cut) {
      abort.run();
    }
    return () -> {
      task.cancel(false);
      aborts.remove(abort);
    };
  }

  /** A task that waits for the deadline. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
