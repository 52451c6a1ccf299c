package org.wxapplogin.service.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

  private final LongSupplier nanoTime;
  private final Clock machine;
  private volatile long awakeSince;
  private volatile Optional<Moment> lastTick = Optional.empty();

  /**
   * @param nanoTime a clock that only goes forward
   * @param machine the clock of this machine
   */
  public Pauses(LongSupplier nanoTime, Clock machine) {
    this.nanoTime = nanoTime;
    this.machine = machine;
    this.awakeSince = nanoTime.getAsLong();
  }

  private record Moment(long nanos, long millis) {
    /** How much time has passed by that clock which has moved on more. */
    Duration until(Moment later) {
      Duration byNanos = Duration.ofNanos(later.nanos - nanos);
      Duration byClock = Duration.ofMillis(later.millis - millis);
      return byNanos.compareTo(byClock) > 0 ? byNanos : byClock;
    }
  }

  /** Says that this process runs. Until the first call no pause is noticed. */
  public void tick() {
    Moment now = now();
    Duration passed = lastTick.map(last -> last.until(now)).orElse(Duration.ZERO);
    if (passed.compareTo(NOTICED) > 0) {
      awakeSince = now.nanos() + 1; // before the tick: whoever sees that one sees this too
      log.warn("this process did not run for {} ms", passed.toMillis());
    }
    lastTick = Optional.of(now);
  }

  /**
   * Since when this process has run without a pause, in nano time: what began earlier tells nothing
   * about now. Where a pause is over and no tick has come yet, that is just after now; for nano
   * time may have stood still since whatever began before.
   */
  public long awakeSince() {
    Optional<Moment> last = lastTick; // before awakeSince, which was written before it
    long since = awakeSince;
    Moment now = now();
    return last.filter(tick -> tick.until(now).compareTo(NOTICED) > 0).isPresent()
        ? now.nanos() + 1
        : since;
  }

  private Moment now() {
    return new Moment(nanoTime.getAsLong(), machine.millis());
  }
}
