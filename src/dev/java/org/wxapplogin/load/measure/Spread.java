package org.wxapplogin.load.measure;

import java.util.List;

/** The median of some figures, and the least and greatest of them. */
public record Spread(double median, double least, double greatest) {
  /** At least one figure is needed. */
  public static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(n - 1));
  }
}
