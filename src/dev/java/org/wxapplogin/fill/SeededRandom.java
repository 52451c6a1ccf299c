package org.wxapplogin.fill;

import java.util.List;
import java.util.SplittableRandom;

/**
 * SeededRandom that depends on nothing but the seed, the subject and a number. So whoever asks
 * about user 4711 hears the same, in whatever order and on whatever thread.
 */
record SeededRandom(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  long bits(Subject subject, long number) {
    return mix(mix(seed + GOLDEN * (subject.ordinal() + 1)) + GOLDEN * number);
  }

  /** From 0 up to but not 1. */
  double unit(Subject subject, long number) {
    return (bits(subject, number) >>> 11) * 0x1.0p-53;
  }

  /** From 0 up to but not {@code bound}. */
  int below(int bound, Subject subject, long number) {
    return (int) (unit(subject, number) * bound);
  }

  <T> T oneOf(List<T> list, Subject subject, long number) {
    return list.get(below(list.size(), subject, number));
  }

  /** For a subject that needs more than one throw. */
  SplittableRandom random(Subject subject, long number) {
    return new SplittableRandom(bits(subject, number));
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** What is asked about; add at the end, or every seed gives other people. */
  enum Subject {
    APP,
    OPENID,
    UNIONID,
    HAS_UNIONID,
    NAME,
    STATUS,
    STATUS_SINCE,
    LEVEL,
    PHONE,
    ADDRESS,
    DEVICE,
    REGISTERED,
    STAYED_AWAY,
    EVENT,
    EVENT_AT,
    SESSION,
    CHANGE,
    AUDIT,
    CAMPAIGN
  }
}
