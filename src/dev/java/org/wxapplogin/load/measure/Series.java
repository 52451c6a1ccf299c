package org.wxapplogin.load.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Meter.Part;

/** All rounds of one contender. */
public record Series(Contender contender, List<Sample> samples) {
  public Spread perSecond() {
    return spread(sample -> sample.run().perSecond());
  }

  /** Milliseconds within which so many of a hundred were answered. */
  public Spread latency(double percent) {
    return spread(sample -> sample.run().latencies().millis(percent));
  }

  /** Microseconds for each request. */
  public Spread cpu(Part part) {
    return spread(sample -> sample.cpuMicros(part));
  }

  /** Whether such processes were there, and could be looked at. */
  public boolean has(Part part) {
    return samples.stream().anyMatch(sample -> sample.cpuMicros(part) > 0);
  }

  /** A counter of the database for each request; 0 if it has no such counter. */
  public double counter(String name) {
    return spread(sample -> sample.counters().getOrDefault(name, 0.0)).median();
  }

  private Spread spread(ToDoubleFunction<Sample> figure) {
    return Spread.of(samples.stream().map(figure::applyAsDouble).toList());
  }
}
