package org.wxapplogin.load.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The bytes of a whole answer, which are looked through where they are. Valid during the call that
 * is given it.
 */
public final class Answer {
  private byte[] bytes = new byte[0];
  private int body;
  private int end;

  Answer over(byte[] bytes, int body, int end) {
    this.bytes = bytes;
    this.body = body;
    this.end = end;
    return this;
  }

  /** Whether the body holds it. */
  public boolean has(byte[] text) {
    return after(text) >= 0;
  }

  /** The whole number that follows a text of the body; -1 if there is none. */
  public long numberAfter(byte[] text) {
    int i = after(text);
    long number = i >= 0 && i < end && isDigit(bytes[i]) ? 0 : -1;
    for (; i >= 0 && i < end && isDigit(bytes[i]); i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  /** What stands between a text of the body and the next quotation mark; "" if there is no such. */
  public String textAfter(byte[] text) {
    int start = after(text);
    int i = start;
    while (i >= 0 && i < end && bytes[i] != '"') {
      i++;
    }
    return start < 0 ? "" : new String(bytes, start, i - start, ISO_8859_1);
  }

  public int bodyLength() {
    return end - body;
  }

  /** The body, for people. */
  @Override
  public String toString() {
    return new String(bytes, body, end - body, UTF_8);
  }

  private int after(byte[] text) {
    return Texts.after(bytes, body, end, text);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
