package org.wxapplogin.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.wxapplogin.config.LimitSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * How often something may happen, counted in this node's memory: by limit, and within it by key,
 * such as an address. Each key of a limit has a token bucket that begins full and refills evenly.
 * Thread-safe.
 */
public final class RateLimits {
  private static final int MAX_KEYS = 200_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LimitSettings settings;
  private final Cache<Key, Bucket> buckets;
  private final TimeMeter meter;

  /** The limits: how much a full bucket holds, and in what time an empty one is full again. */
  public enum Limit {
    LOGIN_BY_IP(LimitSettings::loginsPerIpPerMinute, MINUTE),
    LOGIN_BY_APP(LimitSettings::loginsPerAppPerMinute, MINUTE), // or the app's own number
    ADMIN_SIGN_IN_BY_IP(30, MINUTE),
    CALLS_BY_USER(60, MINUTE),
    /** Each try tells whether the session_key fits, so there must not be many. */
    USER_DATA_BY_USER(30, MINUTE),
    QUESTIONS_BY_SERVICE(LimitSettings::questionsPerServicePerMinute, MINUTE),
    WRONG_SERVICE_SECRETS_BY_IP(60, MINUTE),
    WRONG_PUSH_SIGNATURES_BY_IP(60, MINUTE);

    private final ToIntFunction<LimitSettings> size;
    private final Duration refill;

    Limit(ToIntFunction<LimitSettings> size, Duration refill) {
      this.size = size;
      this.refill = refill;
    }

    Limit(int size, Duration refill) {
      this(settings -> size, refill);
    }

    private Bandwidth bandwidth(int tokens) {
      return Bandwidth.builder().capacity(tokens).refillGreedy(tokens, refill).build();
    }
  }

  /**
   * @param nanoTime a clock that only goes forward
   */
  public RateLimits(LimitSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run) // tidying up costs less than handing it to another thread
            .expireAfterAccess(longestRefill().multipliedBy(2)) // full again long before
            .build();
    this.meter = new NanoMeter(nanoTime);
  }

  /**
   * Takes one from the limit.
   *
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} and the wait, if there is none left
   */
  public void take(Limit limit, String key) {
    take(limit, key, limit.size.applyAsInt(settings));
  }

  /**
   * Takes one from the limit, which has a size of its own for this key.
   *
   * @param most how much a full bucket holds; when it changes, the key begins with a full one
   * @throws AppException as {@link #take(Limit, String)}
   */
  public void take(Limit limit, String key, int most) {
    Bucket bucket = buckets.get(new Key(limit, key, most), k -> newBucket(limit.bandwidth(most)));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw AppException.retryable(
          ErrorCode.TOO_OFTEN,
          "limit " + limit,
          Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1),
          null);
    }
  }

  private Bucket newBucket(Bandwidth limit) {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(meter).build();
  }

  private static Duration longestRefill() {
    return Stream.of(Limit.values())
        .map(limit -> limit.refill)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private record Key(Limit limit, String key, int most) {}

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
