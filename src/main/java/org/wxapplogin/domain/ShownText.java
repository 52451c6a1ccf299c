package org.wxapplogin.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The one cleaning of text from outside that people are shown: names, devices, notes, reasons. It
 * says what of a text stays: what can be seen, and what makes one sign of several. What cannot be
 * seen goes, and so does what would turn the text around it. A text in which nothing can be seen
 * comes out empty.
 *
 * <p>The result is in Unicode's composed form, NFC, so that one name typed on two phones is one
 * text. Limits of length are for the result.
 */
public final class ShownText {
  private static final Pattern RUNS = Pattern.compile(" {2,}");

  private ShownText() {}

  /** A text on one line: each stretch of white space is one blank, and none is at its ends. */
  public static String line(String text) {
    return RUNS.matcher(clean(text, false)).replaceAll(" ").strip();
  }

  /** The same, of which no more than the first {@code most} code points are kept. */
  public static String line(String text, int most) {
    String line = line(text);
    return length(line) <= most ? line : line(line.substring(0, line.offsetByCodePoints(0, most)));
  }

  /** A text whose lines stay apart; they may end in CR LF, as browsers send them. */
  public static String lines(String text) {
    return clean(text.replace("\r\n", "\n"), true).strip();
  }

  /** How long a text is, counted as the database counts: in code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * What of a name a search compares: no blanks, and nothing that joins or varies signs. It is also
   * made by the database, of each stored name, in the column nickname_form.
   */
  public static String searchForm(String text) {
    StringBuilder form = new StringBuilder();
    line(text)
        .codePoints()
        .filter(sign -> sign != ' ' && !Signs.isUnseen(sign))
        .forEach(form::appendCodePoint);
    return form.toString();
  }

  private static String clean(String text, boolean lines) {
    int[] signs = text.codePoints().toArray();
    StringBuilder clean = new StringBuilder();
    int before = Signs.NONE;
    for (int i = 0; i < signs.length; i++) {
      int sign = signs[i];
      if (lines && sign == '\n') {
        clean.append('\n');
        before = Signs.NONE;
      } else if (Signs.isBlank(sign)) {
        clean.append(' ');
        before = Signs.NONE;
      } else if (!Signs.isUnseen(sign)
          || Signs.joins(sign, before, i + 1 < signs.length ? signs[i + 1] : Signs.NONE)) {
        clean.appendCodePoint(sign);
        before = sign;
      }
    }
    return Normalizer.normalize(clean, Normalizer.Form.NFC);
  }
}
