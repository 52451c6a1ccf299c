package org.wxapplogin.service.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.WebhookTrouble;

/** When a receiver is taken to be down, and when an event is tried again. */
class HealthTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final Health health = new Health(WebhookTrouble.NONE);

  @Test
  void fourFailuresAreHeldAgainstEventsAndTheFifthAgainstTheReceiver() {
    for (int i = 0; i < 4; i++) {
      assertFalse(health.bad(health.phase(), NOW.plusSeconds(i), true));
    }
    assertTrue(health.bad(health.phase(), NOW.plusSeconds(4), true));
    assertEquals(Optional.of(NOW), health.trouble().downSince(), "since the first failure");
    assertEquals(0, health.places(NOW.plusSeconds(4)));
    assertEquals(1, health.places(NOW.plusSeconds(5)));
  }

  @Test
  void whereNobodyListensOneFailureIsEnough() {
    assertTrue(health.bad(health.phase(), NOW, false));
    assertEquals(Optional.of(NOW), health.trouble().downSince());
    Instant now = NOW;
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertEquals(0, health.places(now.plusSeconds(seconds).minusMillis(1)));
      now = now.plusSeconds(seconds);
      assertEquals(1, health.places(now));
      health.bad(health.phase(), now, false);
    }
  }

  @Test
  void aSuccessBetweenFailuresShowsThatItIsWell() {
    for (int i = 0; i < 100; i++) {
      assertFalse(health.bad(health.phase(), NOW, true));
      assertEquals(Optional.empty(), health.good());
    }
    assertEquals(Health.PLACES, health.places(NOW));
  }

  @Test
  void callsThatBeganBeforeItWasFoundDownDoNotCountTwice() {
    long before = health.phase();
    for (int i = 0; i < Health.PLACES; i++) {
      health.bad(before, NOW, true);
    }
    assertEquals(1, health.trouble().failures());
  }

  @Test
  void pausesDoubleUntilFiveMinutes() {
    Instant now = NOW;
    for (int i = 0; i < 5; i++) {
      health.bad(health.phase(), now, true);
    }
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      assertEquals(0, health.places(now.plusSeconds(seconds).minusMillis(1)));
      now = now.plusSeconds(seconds);
      assertEquals(1, health.places(now));
      health.bad(health.phase(), now, true);
    }
  }

  @Test
  void afterARecoveryItGetsMoreAndMoreCallsAtOnce() {
    for (int i = 0; i < 5; i++) {
      health.bad(health.phase(), NOW, true);
    }
    Health onAnotherNode = new Health(health.trouble());
    assertEquals(0, onAnotherNode.places(NOW));
    assertEquals(Optional.of(NOW), onAnotherNode.good());
    assertEquals(2, onAnotherNode.places(NOW));
    for (int i = 0; i < 100; i++) {
      onAnotherNode.good();
    }
    assertEquals(Health.PLACES, onAnotherNode.places(NOW));
    assertEquals(WebhookTrouble.NONE, onAnotherNode.trouble());
  }

  @Test
  void whoeverThrottlesIsNotDown() {
    health.throttled(health.phase(), NOW, Optional.of(Duration.ofMinutes(2)));
    assertEquals(0, health.places(NOW.plusSeconds(119)));
    assertEquals(1, health.places(NOW.plusSeconds(120)));
    assertEquals(Optional.empty(), health.trouble().downSince());
  }

  @Test
  void anEventIsTriedTenTimesInThreeDaysAndALittle() {
    Duration all =
        IntStream.rangeClosed(1, 9)
            .mapToObj(tries -> RetryTimes.pause(tries, 4711).orElseThrow())
            .reduce(Duration.ZERO, Duration::plus);
    assertTrue(all.compareTo(Duration.ofDays(3)) > 0, all.toString());
    assertTrue(all.compareTo(Duration.ofHours(84)) < 0, all.toString());
    assertEquals(Optional.empty(), RetryTimes.pause(10, 4711));
  }

  @Test
  void eventsThatFailTogetherDoNotComeBackTogether() {
    List<Duration> pauses =
        IntStream.range(0, 10).mapToObj(seq -> RetryTimes.pause(2, seq).orElseThrow()).toList();
    assertEquals(10, pauses.stream().distinct().count());
    pauses.forEach(
        pause -> {
          assertTrue(pause.compareTo(Duration.ofMinutes(5)) >= 0);
          assertTrue(pause.compareTo(Duration.ofSeconds(330)) <= 0);
        });
  }

  @Test
  void retryAfterIsSecondsOrADateAndAtMostADay() {
    assertEquals(Optional.of(Duration.ofSeconds(120)), RetryTimes.wish("120", NOW));
    assertEquals(
        Optional.of(Duration.ofMinutes(1)), RetryTimes.wish("Sat, 21 Nov 2026 08:01:00 GMT", NOW));
    assertEquals(Optional.of(Duration.ofDays(1)), RetryTimes.wish("999999999", NOW));
    for (String nothing :
        List.of("0", "-1", "soon", "", "99999999999999", "Sat, 21 Nov 2026 07:59:00 GMT")) {
      assertEquals(Optional.empty(), RetryTimes.wish(nothing, NOW), nothing);
    }
  }
}
