package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;

/** Counts and times the runs of one job on this node. Thread-safe. */
public final class JobRuns {
  private final Timer good;
  private final Timer failed;

  JobRuns(Function<Boolean, Timer> make) {
    good = make.apply(true);
    failed = make.apply(false);
  }

  public void record(Duration took, boolean ok) {
    (ok ? good : failed).record(took);
  }
}
