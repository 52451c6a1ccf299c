package org.wxapplogin.app;

import org.wxapplogin.app.Basics.Crypto;
import org.wxapplogin.config.SessionCacheSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.ban.BanEnds;
import org.wxapplogin.service.ban.Bans;
import org.wxapplogin.service.session.LastSeenBuffer;
import org.wxapplogin.service.session.RevocationFeed;
import org.wxapplogin.service.session.SessionCache;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.service.session.TokenRotation;

/** Judges, rotates and ends tokens, and keeps out who is banned. */
public record SessionModule(
    RevocationFeed revocations,
    SessionEnds ends,
    Bans bans,
    BanEnds banEnds,
    LastSeenBuffer lastSeen,
    SessionCache cache,
    SessionService sessions) {

  /**
   * @param poll connects for the poll of revocations alone
   */
  static SessionModule build(Basics basics, Apps apps, Db poll) {
    SessionCacheSettings cached = basics.settings().sessionCache();
    Crypto crypto = basics.crypto();

    RevocationFeed revocations =
        new RevocationFeed(
            poll,
            basics.nanoTime(),
            basics.time().pauses(),
            basics.clock()::heard,
            SessionCache.longestLife(cached));
    SessionEnds ends = new SessionEnds(basics.db(), revocations, basics.clock());
    Bans bans = new Bans(ends, basics.audit(), basics.clock());
    BanEnds banEnds =
        new BanEnds(
            basics.db(),
            basics.sharedJob(BanEnds.JOB),
            bans,
            basics.clock(),
            basics.metrics().logLines());
    LastSeenBuffer lastSeen = new LastSeenBuffer(basics.db(), basics.metrics().logLines());
    SessionCache cache = new SessionCache(revocations, cached, basics.nanoTime(), basics.metrics());
    TokenRotation rotation =
        new TokenRotation(
            basics.db(), ends, crypto.nextTokens(), apps, cached.rotationGrace(), basics.clock());
    SessionService sessions =
        new SessionService(
            basics.db(),
            cache,
            lastSeen,
            rotation,
            apps,
            cached.touchEvery(),
            basics.clock(),
            basics.metrics());
    return new SessionModule(revocations, ends, bans, banEnds, lastSeen, cache, sessions);
  }
}
