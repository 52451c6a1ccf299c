package org.wxapplogin.guard;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.wxapplogin.metrics.Metrics;

/**
 * Measures for how long this process was not run although it should have been, because the machine
 * is too busy or the JVM pauses: {@link #tick} is called again and again, and what it comes too
 * late adds up. Thread-safe.
 */
public final class Stalls {
  /** How long after the end of one call of {@link #tick} the next is due. */
  public static final Duration TICK = Duration.ofMillis(50);

  private static final long TICK_NANOS = TICK.toNanos();

  private final LongSupplier nanoTime;
  private boolean ticking;
  private long last;
  private long lost;

  /**
   * @param nanoTime a clock that only goes forward
   */
  public Stalls(LongSupplier nanoTime, Metrics metrics) {
    this.nanoTime = nanoTime;
    metrics.gauge(
        "stalled_seconds",
        "For how long this process was not run when it should have been, since its start",
        () -> lostNanos() / 1e9);
  }

  /** Must be called every {@link #TICK}; before the first call nothing counts as lost. */
  public synchronized void tick() {
    lost = lostNanos();
    last = nanoTime.getAsLong();
    ticking = true;
  }

  /** Nanoseconds lost since the first tick, with the stall from which we come right now. */
  synchronized long lostNanos() {
    return ticking ? lost + Math.max(0, nanoTime.getAsLong() - last - TICK_NANOS) : 0;
  }
}
