package org.wxapplogin.service.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of all nodes: the database's, as last heard, moved on by the nano time of this machine.
 * Whether a session has expired, a lease has ended or a token was used again is then judged alike
 * on every node, whatever its own clock says. Until the database's time is known it is the
 * machine's clock. In milliseconds. Thread-safe.
 */
public final class SharedClock extends Clock {
  private static final Logger log = LoggerFactory.getLogger(SharedClock.class);

  /** An answer that took longer says too little about the time: there was a pause. */
  private static final Duration LONGEST_ROUND_TRIP = Duration.ofSeconds(1);

  /** How exact the database's answer is. */
  private static final long ROUNDING = TimeUnit.MILLISECONDS.toNanos(1);

  private final Clock machine;
  private final LongSupplier nanoTime;
  private final Duration mostOffset;
  private volatile Optional<Anchor> anchor = Optional.empty();
  private volatile boolean following;
  private volatile boolean off;

  /**
   * @param machine the clock of this machine
   * @param nanoTime a clock that only goes forward
   * @param mostOffset how far the machine's clock may be from the database's
   */
  public SharedClock(Clock machine, LongSupplier nanoTime, Duration mostOffset) {
    this.machine = machine;
    this.nanoTime = nanoTime;
    this.mostOffset = mostOffset;
  }

  /** It was {@code millis} since 1970 at this nano time. */
  private record Anchor(long millis, long nanos) {
    long millisAt(long nano) {
      return millis + TimeUnit.NANOSECONDS.toMillis(nano - nanos);
    }
  }

  /** From now on it goes by what is {@link #heard}. */
  public void follow() {
    following = true;
  }

  /** Takes the database's time. What has been known is kept as long as it agrees: no jitter. */
  public void heard(DatabaseTime time) {
    if (following && time.roundTrip() <= LONGEST_ROUND_TRIP.toNanos()) {
      if (anchor.filter(known -> agree(known, time)).isEmpty()) {
        anchor = Optional.of(new Anchor(time.at().toEpochMilli(), time.middle()));
      }
      noteOffset();
    }
  }

  private static boolean agree(Anchor known, DatabaseTime time) {
    long apart = Math.abs(known.millisAt(time.middle()) - time.at().toEpochMilli());
    return TimeUnit.MILLISECONDS.toNanos(apart) <= time.roundTrip() / 2 + ROUNDING;
  }

  private void noteOffset() {
    Duration behind = Duration.between(machine.instant(), instant());
    boolean tooFar = behind.abs().compareTo(mostOffset) > 0;
    if (tooFar && !off) {
      log.warn(
          "the clock of this machine is {} ms {} the database's, more than db.max-clock-offset:"
              + " not ready until both are set right",
          behind.abs().toMillis(),
          behind.isNegative() ? "ahead of" : "behind");
    } else if (!tooFar && off) {
      log.info("the clock of this machine is right again");
    }
    off = tooFar;
  }

  /** Whether the machine's clock was too far from the database's when that was last heard. */
  public boolean isMachineOff() {
    return off;
  }

  /** The clock of this machine. */
  public Clock machine() {
    return machine;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    Optional<Anchor> known = anchor;
    return known.isPresent() ? known.get().millisAt(nanoTime.getAsLong()) : machine.millis();
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this server thinks in UTC");
  }
}
