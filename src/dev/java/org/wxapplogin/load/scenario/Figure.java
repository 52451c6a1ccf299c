package org.wxapplogin.load.scenario;

import org.wxapplogin.load.measure.Spread;

/**
 * A line of the table: two contenders' medians and how they compare.
 *
 * @param what for people
 * @param unit of the medians
 * @param one of whom the figure is
 * @param against with what it is compared, for people
 * @param other the figure of that
 * @param compared the ratio of the medians, or what else the aim is about
 */
public record Figure(
    String what, String unit, Spread one, String against, Spread other, double compared, Aim aim) {
  /** The first median as a multiple of the second. */
  static Figure ratio(String what, String unit, Spread one, String against, Spread other, Aim aim) {
    return new Figure(what, unit, one, against, other, one.median() / other.median(), aim);
  }

  public boolean isMet() {
    return aim.isMet(compared);
  }
}
