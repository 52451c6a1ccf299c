package org.wxapplogin.load.client;

import java.util.List;

/**
 * What came of a run.
 *
 * @param seconds from the first request to the last answer
 * @param faults some of the answers that were wrong or did not come, for people
 * @param faulty how many these were
 */
public record Run(Latencies latencies, double seconds, List<String> faults, long faulty) {
  public double perSecond() {
    return latencies.count() / seconds;
  }
}
