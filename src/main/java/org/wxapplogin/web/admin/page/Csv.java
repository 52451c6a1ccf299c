package org.wxapplogin.web.admin.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Rows of CSV by RFC 4180, in UTF-8. A text that a spreadsheet would take for a formula, a number
 * or a date gets an apostrophe in front, which makes it text. It formats numbers and times by
 * itself, because a file may have millions of rows. Not thread-safe.
 */
public final class Csv {
  /** Without it Excel reads the file in the code page of the country. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ZoneId zone;
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  /**
   * @param zone of the times
   */
  public Csv(ZoneId zone) {
    this.zone = zone;
  }

  public Csv raw(String more) {
    text.append(more);
    return this;
  }

  public Csv cell(String value) {
    between();
    boolean marked = SpreadsheetText.isTakenForMore(value);
    if (!marked && !needsQuotes(value)) {
      text.append(value);
      return this;
    }
    text.append('"');
    if (marked) {
      text.append('\'');
    }
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == '"') {
        text.append('"');
      }
      text.append(sign);
    }
    text.append('"');
    return this;
  }

  public Csv cell(long number) {
    between();
    text.append(number);
    return this;
  }

  /** To the second: {@code 2025-03-01 16:00:00}. */
  public Csv cell(Instant at) {
    between();
    ZoneOffset offset = zone.getRules().getOffset(at);
    LocalDateTime there = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, offset);
    digits(there.getYear(), 1_000).append('-');
    digits(there.getMonthValue(), 10).append('-');
    digits(there.getDayOfMonth(), 10).append(' ');
    digits(there.getHour(), 10).append(':');
    digits(there.getMinute(), 10).append(':');
    digits(there.getSecond(), 10);
    return this;
  }

  public void end() {
    text.append("\r\n");
    first = true;
  }

  /** Takes what was written since the last call. */
  public byte[] take() {
    byte[] bytes = text.toString().getBytes(UTF_8);
    text.setLength(0);
    return bytes;
  }

  private void between() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private StringBuilder digits(int number, int unit) {
    for (int left = unit; left > number && left > 1; left /= 10) {
      text.append('0');
    }
    return text.append(number);
  }

  /** Also for the semicolon, which divides cells in some countries, and for blanks at the ends. */
  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == ',' || sign == '"' || sign == ';' || sign < ' ') {
        return true;
      }
    }
    return !value.isEmpty() && (value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ');
  }
}
