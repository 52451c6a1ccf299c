package org.wxapplogin.fill;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how far the work is: on a terminal in one line that is rewritten, elsewhere in a line
 * every 15 seconds. Thread-safe.
 */
final class Progress {
  private static final long LINE_NANOS = 15_000_000_000L;
  private static final long TERMINAL_NANOS = 250_000_000L;
  private static final int BAR = 24;

  private final PrintStream out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private String what = "";
  private long total;
  private long before;
  private long stageStart;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong printedAt = new AtomicLong();

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * @param already how many an earlier run has done
   */
  synchronized void begin(String what, long total, long already) {
    this.what = what;
    this.total = total;
    this.before = already;
    done.set(already);
    stageStart = System.nanoTime();
    printedAt.set(stageStart);
  }

  /** Any thread may call it. */
  void add(long more) {
    done.addAndGet(more);
    long now = System.nanoTime();
    long last = printedAt.get();
    if (now - last > (terminal ? TERMINAL_NANOS : LINE_NANOS)
        && printedAt.compareAndSet(last, now)) {
      print(now);
    }
  }

  /** Ends what was begun, with a line of how many and how fast. */
  synchronized void end() {
    double seconds = (System.nanoTime() - stageStart) / 1e9;
    long count = done.get() - before;
    line(
        "%-14s %,12d   %,9.0f/s   in %s"
            .formatted(what, done.get(), count / Math.max(seconds, 0.001), clock(seconds)));
  }

  /** Prints a line that stays. */
  synchronized void line(String text) {
    out.println((terminal ? "\r\u001b[K" : "") + text);
    out.flush();
  }

  /** Prints that something is waited for; may be called often, and prints now and then. */
  synchronized void waiting(String text, double seconds) {
    long now = System.nanoTime();
    if (now - printedAt.get() > (terminal ? TERMINAL_NANOS : LINE_NANOS)) {
      printedAt.set(now);
      String line = "%-14s for %s".formatted(text, clock(seconds));
      if (terminal) {
        out.print("\r\u001b[K" + line);
      } else {
        out.println(line);
      }
      out.flush();
    }
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return seconds < 10
        ? "%.1f s".formatted(seconds)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private synchronized void print(long now) {
    double rate = (done.get() - before) / ((now - stageStart) / 1e9);
    double part = total == 0 ? 1 : Math.min(1, (double) done.get() / total);
    double left = rate == 0 ? 0 : (total - done.get()) / rate;
    int filled = (int) (part * BAR);
    String text =
        "%-14s [%s%s] %3.0f %%  %,d of %,d  %,.0f/s  %s left"
            .formatted(
                what,
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                Math.floor(part * 100),
                done.get(),
                total,
                rate,
                clock(left));
    if (terminal) {
      out.print("\r\u001b[K" + text);
    } else {
      out.println(text);
    }
    out.flush();
  }
}
