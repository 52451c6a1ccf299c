package org.wxapplogin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.guard.Breaker.Verdict;

class BreakerTest {
  private static final Duration OPEN = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong();
  private final Breaker breaker = new Breaker(OPEN, nanos::get);

  @Test
  void opensWhenHalfOfTwentyCallsFail() {
    calls(10, Verdict.GOOD);
    calls(9, Verdict.BAD);
    assertEquals(BreakerState.CLOSED, breaker.state());
    calls(1, Verdict.BAD);
    assertEquals(BreakerState.OPEN, breaker.state());
    assertEquals(OptionalLong.empty(), breaker.enter());
  }

  @Test
  void forgetsWhatIsTenSecondsOld() {
    calls(19, Verdict.BAD);
    pass(Duration.ofSeconds(10));
    calls(1, Verdict.BAD);
    assertEquals(BreakerState.CLOSED, breaker.state());
    calls(19, Verdict.BAD);
    assertEquals(BreakerState.OPEN, breaker.state());
  }

  @Test
  void whatSaysNothingIsNotCounted() {
    calls(1_000, Verdict.NONE);
    assertEquals(BreakerState.CLOSED, breaker.state());
  }

  /** A broken WeChat costs five calls for each time that it is tried. */
  @Test
  void staysOpenWhileItIsBroken() {
    open();
    int made = 0;
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 50; i++) {
        OptionalLong ticket = breaker.enter();
        if (ticket.isPresent()) {
          made++;
          breaker.report(ticket.getAsLong(), Verdict.BAD);
        }
      }
      pass(Duration.ofSeconds(1));
    }
    assertTrue(made >= 5 * 11 && made <= 5 * 12, made + " calls in a minute");
  }

  @Test
  void letsMoreThroughWithEachTrialThatGoesWell() {
    open();
    pass(OPEN);
    List<Long> first = enterAll();
    assertEquals(5, first.size());
    first.forEach(ticket -> breaker.report(ticket, Verdict.GOOD));
    List<Long> second = enterAll();
    assertEquals(10, second.size());
    second.forEach(ticket -> breaker.report(ticket, Verdict.GOOD));
    assertEquals(20, enterAll().size());
  }

  @Test
  void closesAfterTwentyTrialsOrTenSeconds() {
    open();
    pass(OPEN);
    calls(20, Verdict.GOOD);
    assertEquals(BreakerState.CLOSED, breaker.state());

    open();
    pass(OPEN);
    calls(3, Verdict.BAD);
    calls(1, Verdict.GOOD);
    assertEquals(BreakerState.HALF_OPEN, breaker.state());
    pass(Duration.ofSeconds(10));
    calls(1, Verdict.NONE);
    assertEquals(BreakerState.CLOSED, breaker.state());
  }

  /** No call that says nothing, for instance because there was no place, takes a trial away. */
  @Test
  void trialsThatSayNothingAreMadeAgain() {
    open();
    pass(OPEN);
    calls(1_000, Verdict.NONE);
    assertEquals(BreakerState.HALF_OPEN, breaker.state());
    assertEquals(5, enterAll().size());
  }

  /** A call from before the outage that ends as a failure now is no trial. */
  @Test
  void whatBeganBeforeIsNoTrial() {
    List<Long> before = IntStream.range(0, 30).mapToObj(i -> breaker.enter().getAsLong()).toList();
    open();
    pass(OPEN);
    long trial = breaker.enter().getAsLong();
    before.forEach(ticket -> breaker.report(ticket, Verdict.BAD));
    assertEquals(BreakerState.HALF_OPEN, breaker.state());
    breaker.report(trial, Verdict.GOOD);
    assertEquals(6, enterAll().size());
  }

  /** WeChat is well again; one call of five fails all the same, in any order. */
  @RepeatedTest(15)
  void recoversWithoutLuck(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    open();
    pass(OPEN);
    ArrayDeque<Long> underWay = new ArrayDeque<>();
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      OptionalLong ticket = breaker.enter();
      ticket.ifPresent(underWay::add);
      refused += ticket.isEmpty() ? 1 : 0;
      if (underWay.size() > 8 || ticket.isEmpty() && !underWay.isEmpty()) {
        breaker.report(underWay.poll(), random.nextInt(10) < 2 ? Verdict.BAD : Verdict.GOOD);
      }
      pass(Duration.ofMillis(10));
    }
    assertEquals(BreakerState.CLOSED, breaker.state());
    assertTrue(refused <= 20, refused + " calls were refused");
  }

  private void open() {
    calls(20, Verdict.BAD);
    assertEquals(BreakerState.OPEN, breaker.state());
  }

  private void calls(int count, Verdict verdict) {
    for (int i = 0; i < count; i++) {
      breaker.report(breaker.enter().getAsLong(), verdict);
    }
  }

  private List<Long> enterAll() {
    List<Long> tickets = new ArrayList<>();
    for (OptionalLong ticket = breaker.enter();
        ticket.isPresent() && tickets.size() < 1_000;
        ticket = breaker.enter()) {
      tickets.add(ticket.getAsLong());
    }
    return tickets;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
