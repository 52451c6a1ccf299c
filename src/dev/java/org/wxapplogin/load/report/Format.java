package org.wxapplogin.load.report;

import java.util.Locale;
import org.wxapplogin.load.measure.Spread;
import org.wxapplogin.load.scenario.Figure;

/** Figures as text, with as many digits as mean something. */
final class Format {
  private Format() {}

  /** Three digits, or all before the point. */
  static String number(double figure) {
    double size = Math.abs(figure);
    String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, figure);
  }

  /** The median, and in brackets the least and the greatest. */
  static String spread(Spread spread) {
    return "%s (%s–%s)"
        .formatted(number(spread.median()), number(spread.least()), number(spread.greatest()));
  }

  static String compared(Figure figure) {
    return String.format(Locale.ROOT, "%.2f %s", figure.compared(), figure.aim().unit());
  }

  static String verdict(Figure figure) {
    return figure.isMet() ? "met" : "missed";
  }
}
