package org.wxapplogin.fill.people;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random values that depend on nothing but the seed, a subject and a number. Whoever asks about
 * user 4711 gets the same answer, in any order and on any thread.
 */
public record SeededRandom(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** 64 random bits. */
  public long bits(Subject subject, long number) {
    return mix(mix(seed + GOLDEN * (subject.ordinal() + 1)) + GOLDEN * number);
  }

  /** From 0 up to but not 1. */
  public double unit(Subject subject, long number) {
    return (bits(subject, number) >>> 11) * 0x1.0p-53;
  }

  /** From 0 up to but not {@code bound}. */
  public int below(int bound, Subject subject, long number) {
    return (int) (unit(subject, number) * bound);
  }

  public <T> T oneOf(List<T> list, Subject subject, long number) {
    return list.get(below(list.size(), subject, number));
  }

  /** For a subject that needs more than one random value. */
  SplittableRandom random(Subject subject, long number) {
    return new SplittableRandom(bits(subject, number));
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** What is asked about. Add at the end, or every seed gives other people than before. */
  public enum Subject {
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
    CAMPAIGN,
    PERSON
  }
}
