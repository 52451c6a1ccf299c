package org.wxapplogin.war.soak;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Draws the figures of all samples over time, one below the other, as SVG. */
final class Chart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 140;
  private static final int LEFT = 60;
  private static final int TOP = 28;
  private static final int BOTTOM = 16;

  private Chart() {}

  /** At least one sample is needed. */
  static String svg(List<Sample> samples) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(LEFT + WIDTH + 20, Sample.NAMES.size() * HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int figure = 0; figure < Sample.NAMES.size(); figure++) {
      draw(svg, samples, figure);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, List<Sample> samples, int figure) {
    double most =
        Math.max(1, samples.stream().mapToDouble(s -> s.figures().get(figure)).max().orElse(1));
    long end = Math.max(1, samples.get(samples.size() - 1).seconds());
    int height = HEIGHT - TOP - BOTTOM;
    StringJoiner points = new StringJoiner(" ");
    for (Sample sample : samples) {
      double x = LEFT + (double) WIDTH * sample.seconds() / end;
      double y = TOP + height * (1 - sample.figures().get(figure) / most);
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <g transform="translate(0,%d)">
            <text x="%d" y="16" font-weight="bold">%s</text>
            <text x="4" y="%d">%.0f</text><text x="4" y="%d">0</text>
            <text x="%d" y="16" text-anchor="end">%d s</text>
            <path d="M%d %dV%dH%d" fill="none" stroke="#999"/>
            <polyline points="%s" fill="none" stroke="#06c" stroke-width="1.5"/>
            </g>
            """,
            figure * HEIGHT,
            LEFT,
            Sample.NAMES.get(figure),
            TOP + 10,
            most,
            TOP + height,
            LEFT + WIDTH,
            end,
            LEFT,
            TOP,
            TOP + height,
            LEFT + WIDTH,
            points));
  }
}
