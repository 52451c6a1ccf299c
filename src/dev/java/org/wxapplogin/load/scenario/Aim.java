package org.wxapplogin.load.scenario;

import java.util.Locale;

/**
 * What a figure shall be at least or at most.
 *
 * @param atMost false: at least
 * @param unit of the bound; "×" of a ratio
 */
public record Aim(boolean atMost, double bound, String unit) {
  private static final String TIMES = "×";

  static Aim atLeast(double ratio) {
    return new Aim(false, ratio, TIMES);
  }

  static Aim atMost(double ratio) {
    return new Aim(true, ratio, TIMES);
  }

  /** Whether it is about a ratio. */
  public boolean isRatio() {
    return unit.equals(TIMES);
  }

  boolean isMet(double figure) {
    return atMost ? figure <= bound : figure >= bound;
  }

  /** For people, such as {@code ≥ 2.50 ×}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.2f %s", atMost ? "≤" : "≥", bound, unit);
  }
}
