package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Keeps a storm from filling the log with one line a thousand times. The first few lines of a kind
 * are written as they are; while more than these come in a minute, one line a minute says how many
 * there were, with the text of the last; and one line says when it is over. Counters have the true
 * numbers. What is held is bounded: kinds are words of the code. Thread-safe.
 */
public final class LogLines {
  /** How often {@link #tick} must be called. */
  public static final Duration TICK = Duration.ofSeconds(10);

  /** How many lines of a kind are written in a minute: failures look alike, refusals less so. */
  static final int FAILURES = 1;

  static final int REFUSALS = 10;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_KINDS = 500;

  private final LongSupplier nanoTime;
  private final BiFunction<String, String, Counter> counters;
  private final Map<Kind, Storm> storms = new ConcurrentHashMap<>();

  LogLines(LongSupplier nanoTime, BiFunction<String, String, Counter> counters) {
    this.nanoTime = nanoTime;
    this.counters = counters;
  }

  private record Kind(String logger, String word) {}

  /** A mistake or an attack from outside. */
  public void info(Logger log, String kind, String text) {
    write(log, Level.INFO, REFUSALS, kind, text, null);
  }

  /** A mistake or an attack from outside that deserves attention. */
  public void refusal(Logger log, String kind, String text) {
    write(log, Level.WARN, REFUSALS, kind, text, null);
  }

  /** A failure that passes by itself. */
  public void warn(Logger log, String kind, String text) {
    write(log, Level.WARN, FAILURES, kind, text, null);
  }

  /** A fault of the server; those that are only counted come without their trace. */
  public void error(Logger log, String kind, String text, Throwable why) {
    write(log, Level.ERROR, FAILURES, kind, text, why);
  }

  /** Says what was only counted, and what is over. */
  public void tick() {
    storms
        .keySet()
        .forEach(kind -> storms.computeIfPresent(kind, (k, storm) -> storm.turn() ? null : storm));
  }

  private void write(Logger log, Level level, int most, String word, String text, Throwable why) {
    Kind wanted = new Kind(log.getName(), word);
    boolean known = storms.containsKey(wanted) || storms.size() < MOST_KINDS;
    storms.compute( // one thread at a time has the storm
        known ? wanted : new Kind(log.getName(), "other"),
        (kind, storm) -> {
          Storm of = storm == null ? new Storm(log, level, most, kind.word()) : storm;
          of.add(text, why);
          return of;
        });
  }

  /** The lines of one kind. Not thread-safe: the map sees to that. */
  private final class Storm {
    private final Logger log;
    private final Level level;
    private final int most;
    private final String word;
    private final Counter counter;

    private long began = nanoTime.getAsLong(); // the minute
    private int inMinute;
    private int notWritten;
    private String last = "";
    private boolean storming;
    private long stormBegan;
    private long inStorm;

    Storm(Logger log, Level level, int most, String word) {
      this.log = log;
      this.level = level;
      this.most = most;
      this.word = word;
      String name = log.getName();
      this.counter = counters.apply(name.substring(name.lastIndexOf('.') + 1), word);
    }

    void add(String text, Throwable why) {
      counter.increment();
      turn();
      if (!storming && inMinute == most) {
        storming = true;
        stormBegan = began;
        inStorm = inMinute;
      }
      inMinute++;
      if (storming) {
        inStorm++;
        notWritten++;
        last = text;
      } else {
        log.atLevel(level).setCause(why).log(text);
      }
    }

    /** Begins the next minute if it is time; whether there is nothing left to say. */
    boolean turn() {
      long now = nanoTime.getAsLong();
      if (now - began < MINUTE.toNanos()) {
        return false;
      }
      if (notWritten > 0) {
        log.atLevel(level).log("{} ({} like it in {} s)", last, notWritten, seconds(now - began));
      }
      if (storming && inMinute <= most) {
        storming = false;
        log.atLevel(level).log("{}: over, {} in {} s", word, inStorm, seconds(now - stormBegan));
      }
      boolean idle = inMinute == 0 && !storming;
      began = now;
      inMinute = 0;
      notWritten = 0;
      return idle;
    }

    private static long seconds(long nanos) {
      return Duration.ofNanos(nanos).toSeconds();
    }
  }
}
