package org.wxapplogin.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.wxapplogin.config.LimitSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * How often something may happen, counted in this node's memory: by name of the limit, and within
 * it by key, such as an address. A limit lets a whole minute's worth through at once and refills
 * evenly. Thread-safe.
 */
public final class RateLimits {
  private static final int MAX_KEYS = 200_000;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Map<Limit, Integer> perMinute = new EnumMap<>(Limit.class);
  private final Cache<Key, Bucket> buckets;
  private final TimeMeter meter;

  /** The limits by name. */
  public enum Limit {
    LOGIN_BY_IP,
    LOGIN_BY_APP,
    ADMIN_SIGN_IN_BY_IP,
    CALLS_BY_USER,
    QUESTIONS_BY_SERVICE,
    WRONG_SERVICE_SECRETS_BY_IP
  }

  /**
   * @param nanoTime a clock that only goes forward
   */
  public RateLimits(LimitSettings settings, LongSupplier nanoTime) {
    perMinute.put(Limit.LOGIN_BY_IP, settings.loginsPerIpPerMinute());
    perMinute.put(Limit.LOGIN_BY_APP, settings.loginsPerAppPerMinute());
    perMinute.put(Limit.ADMIN_SIGN_IN_BY_IP, 30);
    perMinute.put(Limit.CALLS_BY_USER, 60);
    perMinute.put(Limit.QUESTIONS_BY_SERVICE, settings.questionsPerServicePerMinute());
    perMinute.put(Limit.WRONG_SERVICE_SECRETS_BY_IP, 60);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .ticker(nanoTime::getAsLong)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();
    this.meter = new NanoMeter(nanoTime);
  }

  /**
   * Takes one from the limit.
   *
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} and the wait, if there is none left
   */
  public void take(Limit limit, String key) {
    Bucket bucket = buckets.get(new Key(limit, key), k -> newBucket(limit));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw AppException.retryable(
          ErrorCode.TOO_OFTEN,
          "limit " + limit,
          Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1),
          null);
    }
  }

  private Bucket newBucket(Limit limit) {
    int capacity = perMinute.get(limit);
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(capacity).refillGreedy(capacity, PERIOD).build())
        .withCustomTimePrecision(meter)
        .build();
  }

  private record Key(Limit limit, String key) {}

  private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanoTime.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
