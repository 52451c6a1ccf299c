package org.wxapplogin.web;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Names requests in the log: 12 characters of base64url, unique in practice. They are no secrets
 * and may be guessed, so that threads need not wait for one another to make them. Thread-safe.
 */
public final class RequestIds implements Supplier<String> {
  private static final char[] DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();

  private static final int BITS = 6;
  private static final int LENGTH = 12;
  private static final int HALF = LENGTH / 2;

  private final char[] node;

  /**
   * @param node 12 characters that no other node has: they keep its ids apart from those of a node
   *     whose threads draw the same numbers
   */
  public RequestIds(String node) {
    this.node = node.toCharArray();
  }

  @Override
  public String get() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] id = new char[LENGTH];
    fill(id, 0, random.nextLong());
    fill(id, HALF, random.nextLong());
    return new String(id);
  }

  private void fill(char[] id, int from, long bits) {
    long left = bits;
    for (int i = from; i < from + HALF; i++) {
      id[i] = DIGITS[((int) left ^ node[i]) & DIGITS.length - 1];
      left >>>= BITS;
    }
  }
}
