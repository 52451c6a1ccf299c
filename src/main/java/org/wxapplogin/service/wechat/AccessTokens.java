package org.wxapplogin.service.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.dao.AccessTokenDao.StoredToken;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.http.Deadline;
import org.wxapplogin.service.keys.SealedValues;
import org.wxapplogin.wechat.AccessToken;
import org.wxapplogin.wechat.WechatApi;
import org.wxapplogin.wechat.WechatException;

/**
 * One access token for each app, shared by all nodes through the database. The node that finds the
 * token old and gets the lease asks WeChat; the others go on with the old one while it is valid, or
 * wait for the new. Thread-safe.
 */
public final class AccessTokens {
  private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

  /** How long a token is kept in memory, as WeChat advises for those who read a central token. */
  private static final Duration CACHED = Duration.ofMinutes(1);

  /** In the last five minutes of a token WeChat hands out the next one, and both are valid. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;

  /** WeChat counts days by Beijing's time. */
  private static final Duration BEIJING = Duration.ofHours(8);

  /** Longer than any call may take, so that a lease expires only if its node died. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private final Db db;
  private final WechatApi wechat;
  private final SealedValues values;
  private final Clock clock;
  private final Map<String, Cached> cache = new ConcurrentHashMap<>();

  public AccessTokens(Db db, WechatApi wechat, SealedValues values, Clock clock) {
    this.db = db;
    this.wechat = wechat;
    this.values = values;
    this.clock = clock;
  }

  /**
   * A token, as known at one moment.
   *
   * @param readAt when it was last seen in the database
   */
  public record Cached(Secret text, Instant expiresAt, Instant readAt) {}

  /**
   * A token that should be valid.
   *
   * @throws WechatException if there is none before the deadline
   */
  public Cached get(AppSettings app, Deadline deadline) {
    Instant now = clock.instant();
    Cached cached = cache.get(app.appid());
    return cached != null
            && now.isBefore(cached.readAt().plus(CACHED))
            && now.isBefore(cached.expiresAt().minus(EARLY))
        ? cached
        : load(app, Optional.empty(), deadline);
  }

  /**
   * Another token than one that WeChat refused. Empty if there is none: WeChat still hands out the
   * refused one, and may not be forced again yet.
   */
  public Optional<Cached> insteadOf(AppSettings app, Secret refused, Deadline deadline) {
    cache.remove(app.appid());
    return Optional.of(load(app, Optional.of(refused), deadline))
        .filter(token -> !isSame(token, Optional.of(refused)));
  }

  private Cached load(AppSettings app, Optional<Secret> refused, Deadline deadline) {
    while (true) {
      StoredToken row = db.read(tx -> tx.accessTokens().find(app.appid())).orElse(StoredToken.NONE);
      Optional<Cached> stored = opened(app, row);
      Instant now = clock.instant();
      if (stored.isPresent()
          && !isSame(stored.get(), refused)
          && now.isBefore(row.expiresAt().minus(EARLY))) {
        return remembered(app, stored.get());
      }
      if (db.inTx(tx -> tx.accessTokens().take(app.appid(), row.fence(), LEASE))) {
        return remembered(app, fetch(app, row, stored, refused, deadline));
      }
      if (stored.isPresent() && !isSame(stored.get(), refused) && now.isBefore(row.expiresAt())) {
        return stored.get(); // another node fetches the next, and this one is still valid
      }
      if (deadline.isPast()) {
        throw WechatException.notAsked("access token", "no token in time");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Asks WeChat, under the lease that follows {@code row}. */
  private Cached fetch(
      AppSettings app,
      StoredToken row,
      Optional<Cached> stored,
      Optional<Secret> refused,
      Deadline deadline) {
    long fence = row.fence() + 1;
    if (stored.isPresent()
        && isSame(stored.get(), refused)
        && clock.instant().isBefore(row.forcedAt().plus(BETWEEN_FORCED))) {
      release(app, fence);
      return stored.get(); // it is the one that was forced: asking again would not end
    }
    try {
      // Not forced at first: the refused token may have been replaced elsewhere, and a forced call
      // would end the valid one.
      AccessToken token = wechat.stableToken(app.appid(), app.secret(), false, deadline);
      boolean storedIsRefused = stored.isPresent() && isSame(stored.get(), refused);
      if (isSame(token.text(), refused) && storedIsRefused && mayForce(app, row, fence)) {
        log.info("access token of {} refused: forcing a new one", app.appid());
        token = wechat.stableToken(app.appid(), app.secret(), true, deadline);
      }
      Instant now = clock.instant();
      Cached fetched = new Cached(token.text(), now.plus(token.life()), now);
      byte[] kept = values.seal(SealedKind.ACCESS_TOKEN, app.appid(), token.text());
      if (!db.inTx(tx -> tx.accessTokens().store(app.appid(), fence, kept, fetched.expiresAt()))) {
        log.info("access token of {}: the lease was lost meanwhile", app.appid());
      }
      return fetched;
    } catch (RuntimeException e) {
      release(app, fence);
      throw e;
    }
  }

  private boolean mayForce(AppSettings app, StoredToken row, long fence) {
    Instant now = clock.instant();
    long day = now.plus(BEIJING).getEpochSecond() / Duration.ofDays(1).toSeconds();
    int today = row.forcedOn() == day ? row.forcedCount() : 0;
    if (now.isBefore(row.forcedAt().plus(BETWEEN_FORCED)) || today >= FORCED_A_DAY) {
      log.warn(
          "access token of {} refused, but forced {} times today and last at {}",
          app.appid(),
          today,
          row.forcedAt());
      return false;
    }
    return db.inTx(tx -> tx.accessTokens().countForced(app.appid(), fence, now, day, today + 1));
  }

  private void release(AppSettings app, long fence) {
    try {
      db.run(tx -> tx.accessTokens().release(app.appid(), fence));
    } catch (RuntimeException e) {
      log.warn(
          "the lease of an access token cannot be given back and will expire: {}", e.getMessage());
    }
  }

  private Optional<Cached> opened(AppSettings app, StoredToken row) {
    Instant now = clock.instant();
    return row.sealed()
        .flatMap(stored -> values.open(SealedKind.ACCESS_TOKEN, app.appid(), stored))
        .map(text -> new Cached(text, row.expiresAt(), now));
  }

  private Cached remembered(AppSettings app, Cached token) {
    cache.put(app.appid(), token);
    return token;
  }

  private static boolean isSame(Cached token, Optional<Secret> refused) {
    return isSame(token.text(), refused);
  }

  private static boolean isSame(Secret token, Optional<Secret> refused) {
    return refused.isPresent() && token.reveal().equals(refused.get().reveal());
  }
}
