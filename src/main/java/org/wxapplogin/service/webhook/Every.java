package org.wxapplogin.service.webhook;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says when something is due again that is done now and then. Not thread-safe. */
final class Every {
  private final long period;
  private final LongSupplier nanoTime;
  private long last;

  Every(Duration period, LongSupplier nanoTime) {
    this.period = period.toNanos();
    this.nanoTime = nanoTime;
    now();
  }

  boolean isDue() {
    return nanoTime.getAsLong() - last >= period;
  }

  void done() {
    last = nanoTime.getAsLong();
  }

  /** Makes it due now. */
  void now() {
    last = nanoTime.getAsLong() - period;
  }
}
