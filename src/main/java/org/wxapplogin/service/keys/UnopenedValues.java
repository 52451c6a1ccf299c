package org.wxapplogin.service.keys;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.Metrics;

/**
 * Counts the sealed values that did not open, and logs for each kind how many there were, at most
 * once in a while: one is met at each request of its owner. Thread-safe.
 */
public final class UnopenedValues implements Consumer<SealedKind> {
  private static final Logger log = LoggerFactory.getLogger(UnopenedValues.class);
  private static final long BETWEEN_LINES = Duration.ofMinutes(10).toNanos();

  private final Counters<SealedKind> counters;
  private final LongSupplier nanoTime;
  private final Map<SealedKind, Line> lines = new EnumMap<>(SealedKind.class);

  /**
   * @param nanoTime a clock that only goes forward
   */
  public UnopenedValues(Metrics metrics, LongSupplier nanoTime) {
    this.counters =
        metrics.counters(
            "unopened_values",
            "Reads of sealed values that did not open: key gone, or damaged",
            "kind",
            SealedKind.class);
    this.nanoTime = nanoTime;
  }

  /** The last line about a kind. */
  private record Line(long at, long since) {}

  @Override
  public void accept(SealedKind kind) {
    counters.add(kind);
    long many = toReport(kind);
    if (many > 0) {
      log.warn(
          "{} that do not open were read {} time(s): their sealing key is not configured, or they"
              + " are damaged. What is lost: {}. bin/keys status counts them",
          kind.plural(),
          many,
          kind.loss());
    }
  }

  /** How many to report now; 0 if a line was written a short while ago. */
  private synchronized long toReport(SealedKind kind) {
    long now = nanoTime.getAsLong();
    Line last = lines.get(kind);
    boolean due = last == null || now - last.at() >= BETWEEN_LINES;
    long many = 1 + (last == null ? 0 : last.since());
    lines.put(kind, due ? new Line(now, 0) : new Line(last.at(), many));
    return due ? many : 0;
  }
}
