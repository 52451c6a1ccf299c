package org.wxapplogin.app;

import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;
import org.wxapplogin.config.SessionCacheSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.session.LastSeenBuffer;
import org.wxapplogin.service.session.RevocationFeed;
import org.wxapplogin.service.session.SessionCache;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.service.session.TokenRotation;

/** The part of {@link App} that judges tokens and ends sessions. */
record SessionModule(
    RevocationFeed revocations,
    SessionEnds ends,
    LastSeenBuffer touches,
    SessionCache cache,
    SessionService sessions) {

  static SessionModule build(
      Map<String, SessionSettings> settings,
      SessionCacheSettings cacheSettings,
      Db db,
      Sealer sealer,
      Tokens tokens,
      Clock clock,
      LongSupplier nanoTime,
      Metrics metrics) {
    RevocationFeed revocations =
        new RevocationFeed(db, nanoTime, SessionCache.longestLife(cacheSettings));
    SessionEnds ends = new SessionEnds(db, revocations);
    LastSeenBuffer touches = new LastSeenBuffer(db);
    TokenRotation rotation =
        new TokenRotation(db, ends, sealer, tokens, settings, cacheSettings.rotationGrace(), clock);
    SessionCache cache = new SessionCache(revocations, cacheSettings, nanoTime, metrics);
    SessionService sessions =
        new SessionService(
            db, cache, touches, rotation, settings, cacheSettings.touchEvery(), clock, metrics);
    return new SessionModule(revocations, ends, touches, cache, sessions);
  }
}
