package org.wxapplogin.guard;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.wxapplogin.domain.BreakerState;

/**
 * A circuit breaker. It opens when half of at least twenty calls within ten seconds have failed,
 * and then refuses all calls for a while. After that it is half open: a few trial calls pass at a
 * time, one more with each that goes well and one less with each that fails. Twenty trials decide
 * as twenty calls did before; five decide if all of them failed; and if there are not so many
 * within ten seconds, one that went well is enough. Thread-safe.
 */
final class Breaker {
  private static final int LEAST_CALLS = 20;
  private static final int FIRST_TRIALS = 5;

  private final long openNanos;
  private final LongSupplier nanoTime;
  private final RecentCalls recent;

  private BreakerState state = BreakerState.CLOSED;
  private long since; // when this state began
  private long phase; // which of all states since the start this is
  private int share; // half open: how many trials may be under way at once
  private int underWay;
  private int good;
  private int bad;

  /** What a call says about the one who was called. */
  enum Verdict {
    /** It works. */
    GOOD,
    /** It is in trouble. */
    BAD,
    /** Nothing: the call was not made, or it failed through our own fault. */
    NONE
  }

  /**
   * @param open how long all calls are refused
   * @param nanoTime a clock that only goes forward
   */
  Breaker(Duration open, LongSupplier nanoTime) {
    this.openNanos = open.toNanos();
    this.nanoTime = nanoTime;
    this.recent = new RecentCalls(nanoTime.getAsLong());
  }

  /**
   * Asks whether a call may be made.
   *
   * @return the ticket with which to {@link #report} its end; empty if it must not be made
   */
  synchronized OptionalLong enter() {
    long now = nanoTime.getAsLong();
    if (state == BreakerState.OPEN && hasWaited(now)) {
      begin(BreakerState.HALF_OPEN, now);
    }
    if (state == BreakerState.HALF_OPEN) {
      decide(now);
    }
    if (state == BreakerState.OPEN || state == BreakerState.HALF_OPEN && underWay >= share) {
      return OptionalLong.empty();
    }
    underWay++;
    return OptionalLong.of(phase);
  }

  /** Reports the end of a call; once for each ticket. */
  synchronized void report(long ticket, Verdict verdict) {
    if (ticket != phase) {
      return; // it began before the state changed, and shows how things were then
    }
    underWay--;
    if (verdict == Verdict.NONE) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (state == BreakerState.HALF_OPEN) {
      count(verdict);
      decide(now);
    } else {
      recent.add(verdict == Verdict.BAD, now);
      if (recent.all() >= LEAST_CALLS && 2 * recent.failed() >= recent.all()) {
        begin(BreakerState.OPEN, now);
      }
    }
  }

  /** The state in which the next call finds it. */
  synchronized BreakerState state() {
    return state == BreakerState.OPEN && hasWaited(nanoTime.getAsLong())
        ? BreakerState.HALF_OPEN
        : state;
  }

  private boolean hasWaited(long now) {
    return now - since >= openNanos;
  }

  private void count(Verdict verdict) {
    if (verdict == Verdict.GOOD) {
      good++;
      share++;
    } else {
      bad++;
      share = Math.max(1, share - 1);
    }
  }

  private void decide(long now) {
    boolean many = good + bad >= LEAST_CALLS;
    boolean late = now - since >= RecentCalls.SPAN.toNanos();
    if (good == 0 ? bad >= FIRST_TRIALS || late && bad > 0 : many && bad >= good) {
      begin(BreakerState.OPEN, now);
    } else if (good > 0 && (many || late)) {
      begin(BreakerState.CLOSED, now);
    }
  }

  private void begin(BreakerState next, long now) {
    state = next;
    since = now;
    phase++;
    share = FIRST_TRIALS;
    underWay = 0;
    good = 0;
    bad = 0;
    recent.clear();
  }
}
