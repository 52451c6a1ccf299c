package org.wxapplogin.dao.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Helpers for SQL text. */
public final class Sql {
  static final int MAX_BLOCK = 128;

  private Sql() {}

  /** {@code count} placeholders: {@code ?, ?, ?}. */
  public static String placeholders(int count) {
    return repeat("?", count);
  }

  public static String repeat(String text, int count) {
    return String.join(", ", Collections.nCopies(count, text));
  }

  /** The largest power of two that is no more than {@code rows} and 128. */
  public static int block(int rows) {
    return Math.min(Integer.highestOneBit(rows), MAX_BLOCK);
  }

  /**
   * {@code values}, the last repeated until their number is a power of two: harmless in an IN list,
   * and it keeps the number of different statement texts small.
   */
  public static <T> List<T> padded(Collection<T> values) {
    List<T> padded = new ArrayList<>(values);
    int size = Math.max(1, padded.size());
    int target = Integer.bitCount(size) == 1 ? size : Integer.highestOneBit(size) * 2;
    while (padded.size() < target) {
      padded.add(padded.get(padded.size() - 1));
    }
    return padded;
  }

  /** A LIKE pattern for strings that start with {@code text}, whose own wildcards are escaped. */
  public static String likePrefix(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
