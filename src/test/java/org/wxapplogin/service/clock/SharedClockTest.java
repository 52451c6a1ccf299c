package org.wxapplogin.service.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestClock;

/** What the clock of all nodes makes of what the database answers. */
class SharedClockTest {
  private static final Instant DATABASE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestClock machine = new TestClock(DATABASE.plus(HOUR));
  private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
  private final SharedClock clock = new SharedClock(machine, nanos::get, Duration.ofSeconds(10));

  @Test
  void itIsTheMachinesUntilItFollows() {
    hear(DATABASE, Duration.ofMillis(2));

    assertEquals(DATABASE.plus(HOUR), clock.instant());
    assertFalse(clock.isMachineOff());
  }

  @Test
  void theAnswerWasRightInTheMiddleOfTheRoundTrip() {
    clock.follow();
    hear(DATABASE, Duration.ofMillis(20));

    assertEquals(DATABASE.plusMillis(10), clock.instant());
    pass(Duration.ofSeconds(3));
    assertEquals(DATABASE.plusMillis(3_010), clock.instant());
  }

  @Test
  void itDoesNotJumpWithTheMachines() {
    clock.follow();
    hear(DATABASE, Duration.ZERO);
    machine.advance(HOUR);

    assertEquals(DATABASE, clock.instant());
  }

  @Test
  void anAnswerThatAgreesChangesNothing() {
    clock.follow();
    hear(DATABASE, Duration.ofMillis(20)); // right at +10 ms, give or take 11
    hear(DATABASE.plusMillis(25), Duration.ofMillis(20)); // says +25 at +30

    assertEquals(DATABASE.plusMillis(30), clock.instant());
  }

  @Test
  void anAnswerThatDisagreesIsFollowed() {
    clock.follow();
    hear(DATABASE, Duration.ZERO);
    hear(DATABASE.minus(HOUR), Duration.ZERO);

    assertEquals(DATABASE.minus(HOUR), clock.instant());
  }

  @Test
  void anAnswerInWhichTheNodeSleptSaysNothing() {
    clock.follow();
    hear(DATABASE, Duration.ZERO);
    hear(DATABASE, Duration.ofSeconds(30));

    assertEquals(DATABASE.plusSeconds(30), clock.instant());
  }

  @Test
  void aMachineThatIsFartherOffThanAllowedIsOffUntilItIsSetRight() {
    clock.follow();
    hear(DATABASE, Duration.ZERO);
    assertTrue(clock.isMachineOff());

    machine.advance(HOUR.negated().plusSeconds(10));
    hear(DATABASE, Duration.ZERO);
    assertFalse(clock.isMachineOff(), "just as far as it may be");

    machine.advance(Duration.ofSeconds(-21));
    hear(DATABASE, Duration.ZERO);
    assertTrue(clock.isMachineOff(), "behind");
  }

  private void hear(Instant at, Duration roundTrip) {
    long before = nanos.get();
    pass(roundTrip);
    clock.heard(new DatabaseTime(at, before, nanos.get()));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
