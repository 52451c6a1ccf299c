package org.wxapplogin.log;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines that wait to be written together. Whoever adds one does not wait for those being written,
 * unless the buffer is full: then it writes itself, so that no line is ever dropped. Lines are
 * written in the order in which they were added. Thread-safe.
 */
final class LineBuffer {
  private final Output output;
  private final ReentrantLock filling = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock(); // taken before the other

  private byte[] lines;
  private int length;
  private byte[] spare;

  /** Where the lines go. One thread at a time writes. */
  interface Output {
    void write(byte[] bytes, int count);
  }

  /**
   * @param capacity how many bytes may wait, and as many again while others are being written
   */
  LineBuffer(int capacity, Output output) {
    this.output = output;
    this.lines = new byte[capacity];
    this.spare = new byte[capacity];
  }

  /** Adds a line of any length. */
  void add(byte[] line) {
    while (!hasAdded(line)) {
      if (line.length > lines.length) {
        writeAlone(line);
        return;
      }
      write();
    }
  }

  /** Writes all lines that were added before; returns when they are written, by whomever. */
  void write() {
    writing.lock();
    try {
      int count = swap();
      if (count > 0) {
        output.write(spare, count);
      }
    } finally {
      writing.unlock();
    }
  }

  private void writeAlone(byte[] line) {
    writing.lock();
    try {
      write();
      output.write(line, line.length);
    } finally {
      writing.unlock();
    }
  }

  private boolean hasAdded(byte[] line) {
    filling.lock();
    try {
      boolean fits = line.length <= lines.length - length;
      if (fits) {
        System.arraycopy(line, 0, lines, length, line.length);
        length += line.length;
      }
      return fits;
    } finally {
      filling.unlock();
    }
  }

  /** Makes what waits the spare buffer, and says how many bytes of it are lines. */
  private int swap() {
    filling.lock();
    try {
      byte[] full = lines;
      int count = length;
      lines = spare;
      spare = full;
      length = 0;
      return count;
    } finally {
      filling.unlock();
    }
  }
}
