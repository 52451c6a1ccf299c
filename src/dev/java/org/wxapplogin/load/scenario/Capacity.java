package org.wxapplogin.load.scenario;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Meter.Part;

/**
 * Computes from what a login costs each part what larger machines would carry. It takes for granted
 * that a part does twice as much on twice the cores, that what a login costs the database grows
 * with each node as it was seen to, and that it costs the nodes no more than with the most that
 * were measured. It knows nothing of disks and networks.
 */
final class Capacity {
  /** Of the processors' time, so that a peak and a lost node find room. */
  private static final double USED = 0.6;

  private static final List<Integer> CORES = List.of(2, 8, 32);
  private static final int CORES_OF_A_NODE = 4;
  private static final double MICROS = 1e6;

  private final List<Series> all;
  private final PrintStream out;

  /**
   * @param all with one node, two nodes and so on
   */
  Capacity(List<Series> all, PrintStream out) {
    this.all = all;
    this.out = out;
  }

  void print() {
    int cores = Runtime.getRuntime().availableProcessors();
    for (Series series : all) {
      double used = sum(series) * series.perSecond().median() / MICROS;
      out.printf(
          Locale.ROOT,
          "  %s: all parts together used %.2f of %d processors%s%n",
          series.contender().title(),
          used,
          cores,
          used > 0.85 * cores ? ", which is what limits it" : "");
    }
    if (all.get(0).has(Part.DATABASE)) {
      compute();
    }
  }

  private void compute() {
    Series most = all.get(all.size() - 1);
    double first = all.get(0).cpu(Part.DATABASE).median();
    double more =
        Math.max(0, (most.cpu(Part.DATABASE).median() - first) / Math.max(1, all.size() - 1));
    double node = most.cpu(Part.SERVER).median() + most.cpu(Part.NGINX).median();
    double ofANode = CORES_OF_A_NODE * USED * MICROS / node;
    out.printf(
        Locale.ROOT,
        "  computed, not measured: with k nodes, logins/s = cores of the database × %.1f / (%.0f µs + (k - 1) × %.0f µs),"
            + " and at most k × %d cores × %.1f / %.0f µs%n",
        USED,
        first,
        more,
        CORES_OF_A_NODE,
        USED,
        node);
    for (int ofDatabase : CORES) {
      int nodes = 1;
      while (carried(ofDatabase, first, more, nodes) > nodes * ofANode) {
        nodes++;
      }
      out.printf(
          Locale.ROOT,
          "  computed: a database of %d cores carries %,.0f logins/s from %d nodes of %d cores with their nginx%n",
          ofDatabase,
          carried(ofDatabase, first, more, nodes),
          nodes,
          CORES_OF_A_NODE);
    }
  }

  private static double carried(int cores, double first, double more, int nodes) {
    return cores * USED * MICROS / (first + more * (nodes - 1));
  }

  private static double sum(Series series) {
    double sum = 0;
    for (Part part : Part.values()) {
      sum += series.cpu(part).median();
    }
    return sum;
  }
}
