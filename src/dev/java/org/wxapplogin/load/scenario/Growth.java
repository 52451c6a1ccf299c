package org.wxapplogin.load.scenario;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Meter.Part;

/**
 * Computes from what a login costs each part what larger machines would carry. It takes for granted
 * that a part does twice as much on twice the cores, and knows nothing of disks and networks.
 */
final class Growth {
  /** Of the processors' time, so that a peak and a lost node find room. */
  private static final double USED = 0.6;

  private static final List<Integer> CORES = List.of(2, 8, 32);
  private static final int CORES_OF_A_NODE = 4;

  private final PrintStream out;

  Growth(PrintStream out) {
    this.out = out;
  }

  void print(Collection<Series> all) {
    int cores = Runtime.getRuntime().availableProcessors();
    Series most = null;
    for (Series series : all) {
      double used = sum(series) * series.perSecond().median() / 1e6;
      out.printf(
          Locale.ROOT,
          "  %s: all parts together used %.2f of %d processors%s%n",
          series.contender().title(),
          used,
          cores,
          used > 0.85 * cores ? ", which is what limits it" : "");
      most = series;
    }
    if (most == null || !most.has(Part.DATABASE)) {
      return;
    }
    double database = most.cpu(Part.DATABASE).median();
    double node = most.cpu(Part.SERVER).median() + most.cpu(Part.NGINX).median();
    out.printf(
        Locale.ROOT,
        "  computed, not measured, from the costs with %s at %.0f %% use: logins/s = cores of the database × %.2f / %.0f µs;"
            + " nodes of %d cores = logins/s × %.0f µs / (%d × %.2f)%n",
        most.contender().title(),
        100 * USED,
        USED,
        database,
        CORES_OF_A_NODE,
        node,
        CORES_OF_A_NODE,
        USED);
    for (int ofDatabase : CORES) {
      double perSecond = ofDatabase * USED * 1e6 / database;
      double needed = Math.ceil(perSecond * node / 1e6 / (CORES_OF_A_NODE * USED));
      out.printf(
          Locale.ROOT,
          "  computed: a database of %d cores carries %,.0f logins/s, from %.0f nodes of %d cores with their nginx%n",
          ofDatabase,
          perSecond,
          needed,
          CORES_OF_A_NODE);
    }
  }

  private static double sum(Series series) {
    double sum = 0;
    for (Part part : Part.values()) {
      sum += series.cpu(part).median();
    }
    return sum;
  }
}
