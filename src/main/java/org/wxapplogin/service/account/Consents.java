package org.wxapplogin.service.account;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.config.ConsentSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/**
 * What users have agreed to, sent after a login; what comes with one, the login writes itself.
 * Thread-safe.
 */
public final class Consents {
  private final Db db;
  private final ConsentSettings settings;
  private final RateLimits limits;
  private final Clock clock;

  public Consents(Db db, ConsentSettings settings, RateLimits limits, Clock clock) {
    this.db = db;
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Notes that the user of this session has agreed.
   *
   * @return what they must agree to still
   * @throws AppException with {@link ErrorCode#SIGN_IN} if they were deleted a moment ago
   */
  public Optional<ConsentDocument> give(Session session, ConsentDocument to) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(session.userId()));
    return db.inTx(
        tx -> {
          tx.users().lockOne(session.userId()).orElseThrow(ProfileService::gone);
          tx.userConsents().keep(new Consent(clock.instant(), session.userId(), to));
          return settings
              .current(session.appid())
              .filter(current -> !tx.userConsents().exists(session.userId(), current));
        });
  }

  /** What the user of this session must agree to; costs nothing for an app that does not ask. */
  public Optional<ConsentDocument> needed(Session session) {
    return settings
        .current(session.appid())
        .filter(current -> !db.read(tx -> tx.userConsents().exists(session.userId(), current)));
  }
}
