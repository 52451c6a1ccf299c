package org.wxapplogin.war.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a server holds stays flat: after a fifth of the time, in which it is loaded and its
 * pools grow, the medians of the first and the last third may differ by a little.
 */
final class Verdict {
  /** By how much each figure may grow, in the order of {@link Sample#figures}. */
  private static final List<Double> MOST = List.of(16.0, 8.0, 25.0, 8.0);

  private static final int LEAST_SAMPLES = 10;

  private final List<String> grown = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /** Judges samples in the order of time. Few samples say nothing, and count as flat. */
  Verdict(List<Sample> samples) {
    List<Sample> steady = samples.subList(samples.size() / 5, samples.size());
    int third = steady.size() / 3;
    for (int i = 0; i < MOST.size() && samples.size() >= LEAST_SAMPLES; i++) {
      double first = median(steady.subList(0, third), i);
      double last = median(steady.subList(steady.size() - third, steady.size()), i);
      String line = "%s: %.1f, then %.1f".formatted(Sample.NAMES.get(i), first, last);
      lines.add(line);
      if (last - first > MOST.get(i)) {
        grown.add(line);
      }
    }
  }

  /** What is not flat. */
  List<String> grown() {
    return List.copyOf(grown);
  }

  /** Each figure at the beginning and at the end. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private static double median(List<Sample> samples, int figure) {
    List<Double> sorted = samples.stream().map(s -> s.figures().get(figure)).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
