package org.wxapplogin.domain;

/**
 * How many there are of something, as far as that was counted.
 *
 * @param sort how true the number is
 */
public record CappedCount(long number, Sort sort) {
  /** How true a number is. */
  public enum Sort {
    EXACT,
    /** There are more: nobody counted on. */
    MORE,
    /** The database's estimate. */
    ABOUT
  }

  /** Of rows of which no more than {@code most} and one were counted. */
  public static CappedCount of(long counted, int most) {
    return counted > most ? new CappedCount(most, Sort.MORE) : new CappedCount(counted, Sort.EXACT);
  }

  public static CappedCount about(long estimate) {
    return new CappedCount(estimate, Sort.ABOUT);
  }
}
