package org.wxapplogin.service.backend;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.wxapplogin.config.SessionCacheSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;

/**
 * The unionid and the person of users, which a session does not hold, for gateways that ask with
 * each request. A copy in memory is as old as one of a session may be: {@code session.cache-life},
 * and while the database is away {@code session.offline-grace} longer. Thread-safe.
 */
public final class UserIdentities {
  private final LoadingCache<Long, Optional<Known>> known;

  /** What is known of a user beside the session. */
  public record Known(Optional<String> unionid, Optional<String> person) {
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

    static Known of(User user) {
      return new Known(user.identity().unionid(), user.person());
    }
  }

  /**
   * @param nanoTime by which what is in memory grows old
   */
  public UserIdentities(Db db, SessionCacheSettings settings, LongSupplier nanoTime) {
    known =
        Caffeine.newBuilder()
            .maximumSize(settings.size())
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run) // whoever finds a copy old reads it anew
            .refreshAfterWrite(settings.life().plusMillis(1))
            .expireAfterWrite(settings.life().plus(settings.offlineGrace()).plusSeconds(1))
            .build(id -> db.read(tx -> tx.users().findById(id)).map(Known::of));
  }

  /**
   * What is known of a user; nothing if they were deleted a moment ago.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if that cannot be known now
   */
  public Known of(long userId) {
    return known.get(userId).orElse(Known.NOTHING);
  }
}
