package org.wxapplogin.load.client;

import java.util.Arrays;

/** How long each request took. */
public final class Latencies {
  private long[] nanos = new long[1 << 14];
  private int count;

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  void sort() {
    Arrays.sort(nanos, 0, count);
  }

  public int count() {
    return count;
  }

  /** In milliseconds: so many of a hundred took no longer. */
  public double millis(double percent) {
    int index = (int) Math.ceil(count * percent / 100) - 1;
    return count == 0 ? Double.NaN : nanos[Math.max(0, Math.min(count - 1, index))] / 1e6;
  }
}
