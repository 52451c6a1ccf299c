package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Times how long something takes. Thread-safe. */
public final class Latency {
  static final double[] PERCENTILES = {0.5, 0.95, 0.99};
  static final Duration[] BUCKETS =
      Stream.of(10, 25, 50, 100, 200, 300, 500, 800, 1_200, 2_000, 3_000, 5_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer timer;

  Latency(Timer timer) {
    this.timer = timer;
  }

  public void record(long nanos) {
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** How many were timed since the start of this node. */
  public long count() {
    return timer.count();
  }

  /**
   * The 50th, 95th and 99th percentile of the last {@link Metrics#RECENT}; zero if nothing was
   * timed.
   */
  public List<Duration> recent() {
    return Arrays.stream(timer.takeSnapshot().percentileValues())
        .map(percentile -> Duration.ofNanos((long) percentile.value()))
        .toList();
  }
}
