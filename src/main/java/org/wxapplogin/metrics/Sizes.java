package org.wxapplogin.metrics;

import io.micrometer.core.instrument.DistributionSummary;

/** Records sizes, such as how many logins share a transaction. Thread-safe. */
public final class Sizes {
  private final DistributionSummary summary;

  Sizes(DistributionSummary summary) {
    this.summary = summary;
  }

  public void record(int size) {
    summary.record(size);
  }
}
