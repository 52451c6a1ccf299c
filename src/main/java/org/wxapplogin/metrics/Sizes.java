package org.wxapplogin.metrics;

import io.micrometer.core.instrument.DistributionSummary;

/** How large groups are. Thread-safe. */
public final class Sizes {
  private final DistributionSummary summary;

  Sizes(DistributionSummary summary) {
    this.summary = summary;
  }

  public void record(int size) {
    summary.record(size);
  }
}
