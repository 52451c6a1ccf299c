package org.wxapplogin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.wxapplogin.config.LimitSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.guard.RateLimits.Limit;

/** The limits, with a clock that only the test moves. */
class RateLimitsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimits limits = new RateLimits(new LimitSettings(2, 3, 4), nanos::get);

  @Test
  void configuredLimitsHaveTheirSizeFromTheSettings() {
    assertEquals(2, takeAll(Limit.LOGIN_BY_IP, "192.0.2.1"));
    assertEquals(3, takeAll(Limit.LOGIN_BY_APP, "wxA"));
    assertEquals(4, takeAll(Limit.QUESTIONS_BY_SERVICE, "shop"));
    assertEquals(30, takeAll(Limit.ADMIN_SIGN_IN_BY_IP, "192.0.2.1"));
  }

  @Test
  void keysAreCountedApart() {
    takeAll(Limit.LOGIN_BY_IP, "192.0.2.1");

    assertEquals(2, takeAll(Limit.LOGIN_BY_IP, "192.0.2.2"));
  }

  @Test
  void refillsEvenlyAndSaysHowLongToWait() {
    takeAll(Limit.LOGIN_BY_IP, "192.0.2.1");
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    AppException refusal =
        assertThrows(AppException.class, () -> limits.take(Limit.LOGIN_BY_IP, "192.0.2.1"));

    assertEquals(ErrorCode.TOO_OFTEN, refusal.code());
    assertEquals(Optional.of(Duration.ofSeconds(21)), refusal.retryAfter());
    nanos.addAndGet(Duration.ofSeconds(20).toNanos());
    assertEquals(1, takeAll(Limit.LOGIN_BY_IP, "192.0.2.1"));
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertEquals(2, takeAll(Limit.LOGIN_BY_IP, "192.0.2.1"));
  }

  private int takeAll(Limit limit, String key) {
    for (int taken = 0; ; taken++) {
      try {
        limits.take(limit, key);
      } catch (AppException refusal) {
        return taken;
      }
    }
  }
}
