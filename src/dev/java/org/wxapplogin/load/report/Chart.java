package org.wxapplogin.load.report;

import java.util.List;
import java.util.Locale;
import org.wxapplogin.load.scenario.Figure;

/**
 * Draws the ratios as bars, each as "so many times as good", with a mark where the aim is. The
 * colours follow the reader's, light or dark.
 */
final class Chart {
  private static final int LEFT = 330;
  private static final int WIDTH = 420;
  private static final int ROW = 26;
  private static final int TOP = 34;
  private static final int NUMBER = 36;
  private static final int GAP = 6;

  private Chart() {}

  static String svg(List<Figure> all) {
    List<Figure> figures = all.stream().filter(f -> f.aim().isRatio()).toList();
    double most = 1;
    for (Figure figure : figures) {
      most =
          Math.max(
              most, Math.max(gain(figure, figure.compared()), gain(figure, figure.aim().bound())));
    }
    double unit = WIDTH / Math.ceil(most + 0.2);
    int height = TOP + ROW * figures.size() + 12;
    StringBuilder svg = new StringBuilder(head(height));
    for (int times = 0; times * unit <= WIDTH; times++) {
      svg.append(axis(LEFT + times * unit, times, height));
    }
    for (int i = 0; i < figures.size(); i++) {
      svg.append(bar(figures.get(i), TOP + ROW * i, unit));
    }
    return svg.append("</svg>\n").toString();
  }

  /** Less is better where the aim is a greatest value. */
  private static double gain(Figure figure, double ratio) {
    return figure.aim().atMost() ? 1 / ratio : ratio;
  }

  private static String head(int height) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img"
        font-family="sans-serif" font-size="13">
        <title>How many times as good as what it is compared with; the mark is the aim</title>
        <style>
        text { fill: #1f2328 } .axis { stroke: #d1d9e0 } .one { stroke: #818b98 } .bar { fill: #0969da } .aim { stroke: #bc4c00 }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .axis { stroke: #3d444d } .one { stroke: #9198a1 } .bar { fill: #4493f8 } .aim { stroke: #f0883e }
        }
        </style>
        <text x="%3$d" y="14">times as good as what it is compared with; the mark is the aim</text>
        """
        .formatted(LEFT + WIDTH + 70, height, LEFT);
  }

  private static String axis(double x, int times, int height) {
    return String.format(
        Locale.ROOT,
        """
        <path class="%s" d="M%.1f %dV%d"/><text x="%.1f" y="29" text-anchor="middle" font-size="11">%d</text>
        """,
        times == 1 ? "one" : "axis",
        x,
        TOP,
        height - 8,
        x,
        times);
  }

  private static String bar(Figure figure, int y, double unit) {
    double length = gain(figure, figure.compared()) * unit;
    double aim = LEFT + gain(figure, figure.aim().bound()) * unit;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect class="bar" x="%d" y="%d" width="%.1f" height="14"/>
        <path class="aim" stroke-width="3" d="M%.1f %dv20"/>
        <text x="%.1f" y="%d">%.2f</text>
        """,
        LEFT - 8,
        y + 16,
        figure.what(),
        LEFT,
        y + 5,
        length,
        aim,
        y + 2,
        numberAt(LEFT + length, aim),
        y + 16,
        gain(figure, figure.compared()));
  }

  /** Behind the bar; behind the mark of the aim where that would stand in the number. */
  private static double numberAt(double end, double aim) {
    boolean inTheWay = aim > end - GAP && aim < end + NUMBER;
    return (inTheWay ? aim : end) + GAP;
  }
}
