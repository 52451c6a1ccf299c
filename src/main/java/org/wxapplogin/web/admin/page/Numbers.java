package org.wxapplogin.web.admin.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; both languages write them alike. */
public final class Numbers {
  public static final String NONE = "–";

  private static final DecimalFormatSymbols SYMBOLS = new DecimalFormatSymbols(Locale.ROOT);

  private Numbers() {}

  /** {@code 1,234,567}. */
  public static String whole(long number) {
    return new DecimalFormat("#,##0", SYMBOLS).format(number);
  }

  /**
   * {@code 98.3%} of a whole, or a dash where there is none. Only nothing is {@code 0.0%}, and only
   * the whole is {@code 100.0%}.
   */
  public static String share(long part, long whole) {
    if (whole == 0) {
      return NONE;
    }
    String share = new DecimalFormat("0.0%", SYMBOLS).format((double) part / whole);
    if (part > 0 && share.equals("0.0%")) {
      return "<0.1%";
    }
    return part < whole && share.equals("100.0%") ? ">99.9%" : share;
  }

  /** {@code +12%} or {@code -3%}: by how much a number differs from the one before. */
  public static String change(long now, long before) {
    return new DecimalFormat("+0%;-0%", SYMBOLS).format((double) now / before - 1);
  }

  /** {@code 12 ms}, {@code 3.4 s}, {@code 5.6 min}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    DecimalFormat format = new DecimalFormat("0.0", SYMBOLS);
    return millis < 60_000
        ? format.format(millis / 1_000.0) + " s"
        : format.format(millis / 60_000.0) + " min";
  }
}
