package org.wxapplogin.load.measure;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.wxapplogin.load.client.Run;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.load.process.Meter.Used;

/** One measured round of one contender. */
public record Sample(Run run, Used used) {
  /** Microseconds of a processor for each request. */
  double cpuMicros(Part part) {
    return used.cpu().getOrDefault(part, Duration.ZERO).toNanos() / 1e3 / run.latencies().count();
  }

  /** The counters of the database, for each request. */
  Map<String, Double> counters() {
    Map<String, Double> each = new TreeMap<>();
    used.counters().forEach((name, n) -> each.put(name, (double) n / run.latencies().count()));
    return each;
  }
}
