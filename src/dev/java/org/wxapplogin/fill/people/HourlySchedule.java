package org.wxapplogin.fill.people;

/**
 * Things that happen one after the other, spread over hours of which some hold more than others.
 * They are numbered from 0 in the order of time.
 */
final class HourlySchedule {
  static final long MILLIS = 3_600_000;

  private final long start;
  private final long[] before; // how many happened before each hour, and at last how many in all

  /**
   * @param start the instant the first hour begins
   * @param before how many happen before each hour; one entry more than there are hours
   */
  HourlySchedule(long start, long[] before) {
    this.start = start;
    this.before = before;
  }

  /** Spreads {@code count} over hours of these weights. */
  static HourlySchedule spread(long start, double[] weights, long count) {
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    long[] before = new long[weights.length + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      before[i + 1] = Math.round(count * (sum / all));
    }
    return new HourlySchedule(start, before);
  }

  int size() {
    return before.length - 1;
  }

  long count() {
    return before[size()];
  }

  /** How many happen before the hour. */
  long before(int hour) {
    return before[hour];
  }

  int in(int hour) {
    return (int) (before[hour + 1] - before[hour]);
  }

  /** The hour in which this one happens. */
  int hourOf(long number) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  long startOf(int hour) {
    return start + hour * MILLIS;
  }

  /**
   * When this one happens, to the millisecond.
   *
   * @param jitter from 0 to 1: where between its neighbours
   */
  long at(long number, double jitter) {
    int hour = hourOf(number);
    double part = (number - before[hour] + jitter) / in(hour);
    return startOf(hour) + (long) (part * (MILLIS - 1));
  }
}
