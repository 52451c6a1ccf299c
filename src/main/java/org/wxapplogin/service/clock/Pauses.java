package org.wxapplogin.service.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when this process did not run for a while: it was stopped, it collected garbage, or its
 * machine was frozen. Whoever has slept does not know what the world was like meanwhile, and what
 * took long may have taken long because of the sleep. A tick that comes late shows a pause; so does
 * a clock of the machine that has moved on while its nano time stood still. Thread-safe.
 */
public final class Pauses {
  private static final Logger log = LoggerFactory.getLogger(Pauses.class);

  /** How often {@link #tick} is to be called. */
  public static final Duration TICK = Duration.ofMillis(100);

  /** Shorter ones are not noticed: a busy machine has many. */
  static final Duration NOTICED = Duration.ofMillis(400);

  /** Before the first tick. */
  private static final Moment UNKNOWN = new Moment(0, 0);

  private final LongSupplier nanoTime;
  private final Clock machine;
  private volatile long awakeSince;
  private volatile Moment lastTick;

  /**
   * @param nanoTime a clock that only goes forward
   * @param machine the clock of this machine
   */
  public Pauses(LongSupplier nanoTime, Clock machine) {
    this.nanoTime = nanoTime;
    this.machine = machine;
    this.awakeSince = nanoTime.getAsLong();
    this.lastTick = UNKNOWN;
  }

  private record Moment(long nanos, long millis) {
    /** How many nanoseconds have passed by that clock which has moved on more. */
    long until(Moment later) {
      return Math.max(later.nanos - nanos, TimeUnit.MILLISECONDS.toNanos(later.millis - millis));
    }
  }

  /** Says that this process runs. Until the first call no pause is noticed. */
  public void tick() {
    Moment now = now();
    long passed = passed(lastTick, now);
    if (passed > NOTICED.toNanos()) {
      awakeSince = now.nanos() + 1; // before the tick: whoever sees that one sees this too
      log.warn("this process did not run for {} ms", TimeUnit.NANOSECONDS.toMillis(passed));
    }
    lastTick = now;
  }

  /**
   * Since when this process has run without a pause, in nano time: what began earlier tells nothing
   * about now. Where a pause is over and no tick has come yet, that is just after now; for nano
   * time may have stood still since whatever began before.
   */
  public long awakeSince() {
    Moment last = lastTick; // before awakeSince, which was written before it
    long since = awakeSince;
    Moment now = now();
    return passed(last, now) > NOTICED.toNanos() ? now.nanos() + 1 : since;
  }

  private static long passed(Moment last, Moment now) {
    return last == UNKNOWN ? 0 : last.until(now);
  }

  private Moment now() {
    return new Moment(nanoTime.getAsLong(), machine.millis());
  }
}
