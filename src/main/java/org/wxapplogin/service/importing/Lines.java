package org.wxapplogin.service.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a text, numbered from 1, one at a time. A line ends in LF or CR LF. Not thread-safe.
 */
final class Lines {
  /** The longest line, in characters: a user with the longest fields has half of it. */
  static final int LONGEST = 8_192;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader in;
  private final Deque<Line> back = new ArrayDeque<>();
  private long read;

  Lines(Reader in) throws IOException {
    this.in = new BufferedReader(in);
    this.in.mark(1);
    if (this.in.read() != BYTE_ORDER_MARK) {
      this.in.reset();
    }
  }

  /**
   * A line.
   *
   * @param text without its end; cut after {@link #LONGEST} characters
   */
  record Line(long number, String text, boolean tooLong) {
    boolean isBlank() {
      return text.isBlank();
    }
  }

  /** The next line; empty at the end of the text. */
  Optional<Line> next() throws IOException {
    return back.isEmpty() ? read() : Optional.of(back.pop());
  }

  /** Gives lines back, in their order, to be read again. */
  void putBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      back.push(lines.get(i));
    }
  }

  private Optional<Line> read() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    int sign = in.read();
    if (sign < 0) {
      return Optional.empty();
    }
    for (; sign >= 0 && sign != '\n'; sign = in.read()) {
      if (text.length() < LONGEST) {
        text.append((char) sign);
      } else {
        tooLong = true;
      }
    }
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '\r') {
      text.setLength(last);
    }
    read++;
    return Optional.of(new Line(read, text.toString(), tooLong));
  }
}
