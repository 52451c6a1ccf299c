package org.wxapplogin.guard;

import java.time.Duration;
import java.util.Arrays;

/** Counts calls, and those of them that failed, over the last ten seconds. Not thread-safe. */
final class RecentCalls {
  static final Duration SPAN = Duration.ofSeconds(10);

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int SECONDS = (int) SPAN.toSeconds();

  private final int[] all = new int[SECONDS];
  private final int[] failed = new int[SECONDS];
  private final long start;
  private long second; // the latest that was counted in

  /**
   * @param now of a clock that only goes forward, in nanoseconds
   */
  RecentCalls(long now) {
    this.start = now;
  }

  void add(boolean failure, long now) {
    forgetUntil((now - start) / SECOND);
    int slot = (int) (second % SECONDS);
    all[slot]++;
    failed[slot] += failure ? 1 : 0;
  }

  int all() {
    return sum(all);
  }

  int failed() {
    return sum(failed);
  }

  void clear() {
    Arrays.fill(all, 0);
    Arrays.fill(failed, 0);
  }

  private void forgetUntil(long now) {
    for (long next = Math.max(second + 1, now - SECONDS + 1); next <= now; next++) {
      all[(int) (next % SECONDS)] = 0;
      failed[(int) (next % SECONDS)] = 0;
    }
    second = Math.max(second, now);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
