package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Counts and times requests by route and class of status. Thread-safe. */
public final class Requests {
  static final Duration[] BUCKETS =
      Stream.of(5, 25, 100, 300, 1_000, 3_000).map(Duration::ofMillis).toArray(Duration[]::new);

  private static final int CLASSES = 5;

  private final Map<String, AtomicReferenceArray<Timer>> timers = new ConcurrentHashMap<>();
  private final BiFunction<String, String, Timer> make;

  Requests(BiFunction<String, String, Timer> make) {
    this.make = make;
  }

  /**
   * @param route the pattern of the server's own route that the request was mapped to
   */
  public void record(String route, int status, long nanos) {
    int index = Math.min(CLASSES, Math.max(1, status / 100)) - 1;
    AtomicReferenceArray<Timer> ofRoute = timers.get(route);
    if (ofRoute == null) {
      ofRoute = timers.computeIfAbsent(route, key -> new AtomicReferenceArray<>(CLASSES));
    }
    Timer timer = ofRoute.get(index);
    if (timer == null) {
      timer = make.apply(route, index + 1 + "xx"); // two threads at once get the same timer
      ofRoute.set(index, timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
