package org.wxapplogin.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Prints how far a walk is: on a terminal in one line that is rewritten, elsewhere in a line every
 * 15 seconds. Not thread-safe.
 */
final class Progress {
  private static final long TERMINAL_EVERY = Duration.ofMillis(250).toNanos();
  private static final long LINE_EVERY = Duration.ofSeconds(15).toNanos();
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private String what = "";
  private long total;
  private long done;
  private long start;
  private long printed;

  Progress(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  void begin(String kind, long rows) {
    what = kind;
    total = rows;
    done = 0;
    start = nanoTime.getAsLong();
    printed = start;
  }

  void add(long rows) {
    done += rows;
    if (nanoTime.getAsLong() - printed >= (terminal ? TERMINAL_EVERY : LINE_EVERY)) {
      print();
    }
  }

  /** Prints the last state of a walk that took long enough to be seen. */
  void end() {
    if (printed != start) {
      print();
      if (terminal) {
        out.println();
      }
    }
  }

  private void print() {
    printed = nanoTime.getAsLong();
    double rate = done / Math.max(1e-3, (printed - start) / NANOS);
    long left = Math.round(Math.max(0, total - done) / Math.max(1, rate));
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d rows, %,.0f/s, %d:%02d left",
            what,
            done,
            Math.max(total, done),
            rate,
            left / 60,
            left % 60);
    if (terminal) {
      out.print("\r" + line + "   ");
      out.flush();
    } else {
      out.println(line);
    }
  }
}
