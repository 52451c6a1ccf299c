package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Small helpers for SQL text. */
final class Sql {
  private static final int MAX_BLOCK = 128;

  private Sql() {}

  /** {@code ?, ?, ?}. */
  static String marks(int count) {
    return repeat("?", count);
  }

  static String repeat(String text, int count) {
    return String.join(", ", Collections.nCopies(count, text));
  }

  /** The largest power of two that is no more than {@code rows} and 128. */
  static int block(int rows) {
    return Math.min(Integer.highestOneBit(rows), MAX_BLOCK);
  }

  /**
   * {@code values} with the last repeated until their number is a power of two: harmless in an IN
   * list, and it keeps the number of different statement texts small.
   */
  static <T> List<T> padded(Collection<T> values) {
    List<T> padded = new ArrayList<>(values);
    int size = Math.max(1, padded.size());
    int target = Integer.bitCount(size) == 1 ? size : Integer.highestOneBit(size) * 2;
    while (padded.size() < target) {
      padded.add(padded.get(padded.size() - 1));
    }
    return padded;
  }

  /** Deletes every row of a table that is of these users, of whom there is one; how many. */
  static int deleteByUsers(Tx tx, String table, List<Long> users) {
    List<Long> ids = padded(users);
    return tx.update(
        "DELETE FROM " + table + " WHERE user_id IN (" + marks(ids.size()) + ")", ids.toArray());
  }

  /** Deletes up to {@code most} of them, in the order of an index on user_id and at; how many. */
  static int deleteByUsers(Tx tx, String table, List<Long> users, int most) {
    List<Object> args = new ArrayList<>(padded(users));
    String marks = marks(args.size());
    args.add(most);
    return tx.update(
        "DELETE FROM " + table + " WHERE user_id IN (" + marks + ") ORDER BY user_id, at LIMIT ?",
        args.toArray());
  }

  /** A LIKE pattern for strings that start with {@code text}, with no wildcard taken from it. */
  static String likePrefix(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
