package org.wxapplogin.service.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.apps.Apps;

/** Judges whether tokens are valid: one look-up by key, mostly in memory. Thread-safe. */
public final class SessionService {
  private static final Logger log = LoggerFactory.getLogger(SessionService.class);
  private static final int LOGGED_CHARS = 8;

  private final Db db;
  private final SessionCache cache;
  private final LastSeenBuffer lastSeen;
  private final TokenRotation rotation;
  private final Apps apps;
  private final Duration touchEvery;
  private final Clock clock;
  private final LogLines lines;
  private final Counters<Judgement> judgements;

  /** The judgement on a token. */
  enum Judgement {
    GOOD,
    /** Unknown, expired, ended, or of an app that is not served any more. */
    REFUSED,
    /** Used again after it was replaced; its sign-in was ended. */
    REUSED,
    /** The database is away and memory does not know the token. */
    UNAVAILABLE
  }

  public SessionService(
      Db db,
      SessionCache cache,
      LastSeenBuffer lastSeen,
      TokenRotation rotation,
      Apps apps,
      Duration touchEvery,
      Clock clock,
      Metrics metrics) {
    this.db = db;
    this.cache = cache;
    this.lastSeen = lastSeen;
    this.rotation = rotation;
    this.apps = apps;
    this.touchEvery = touchEvery;
    this.clock = clock;
    this.lines = metrics.logLines();
    this.judgements =
        metrics.counters("tokens_judged", "Tokens by judgement", "result", Judgement.class);
  }

  /**
   * A token that is valid.
   *
   * @param next the token the client should use from now on, if one is due
   */
  public record Judged(Session session, Optional<Secret> next) {}

  /**
   * Judges the token a client sent, and counts it as used: its expiry moves on, and if it is due to
   * be replaced, a next token is made for this request alone. The text may be anything.
   *
   * @param ip where the request came from, to be recorded if the token proves stolen
   * @return empty if the token is not, or no longer, valid
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if that cannot be known now
   */
  public Optional<Judged> judge(String token, ClientAddress ip) {
    return judge(token, ip, session -> true);
  }

  /** As {@link #judge(String, ClientAddress)}, for a gateway: of its apps' tokens alone. */
  public Optional<Judged> judge(String token, ClientAddress ip, Service service) {
    return judge(token, ip, session -> service.mayAskAbout(session.appid()));
  }

  private Optional<Judged> judge(String token, ClientAddress ip, Predicate<Session> wanted) {
    Instant now = clock.instant();
    return findValid(token, Optional.of(ip), wanted, now)
        .map(session -> new Judged(use(session, now), nextToken(session, now)));
  }

  private Optional<Secret> nextToken(Session session, Instant now) {
    // The next token is unknown to every node's memory: while the database is away it would be
    // refused where this one is not.
    return rotation.isDue(session, now) && !cache.isDatabaseAway()
        ? Optional.of(rotation.next(session, now))
        : Optional.empty();
  }

  /**
   * Judges a token that another backend asks about. That counts as use too, but brings no next
   * token: only the client could take it.
   */
  public Optional<Session> judgeForBackend(String token, Service service) {
    Instant now = clock.instant();
    return findValid(token, Optional.empty(), session -> service.mayAskAbout(session.appid()), now)
        .map(session -> use(session, now));
  }

  /** The devices on which a user is signed in, the newest sign-in first, one session each. */
  public List<Session> devices(long userId) {
    return DeviceList.of(db.read(tx -> tx.sessions().findByUser(userId, clock.instant())));
  }

  /**
   * @param wanted the sessions whoever asks may know of; others are not touched either
   */
  private Optional<Session> findValid(
      String token, Optional<ClientAddress> ip, Predicate<Session> wanted, Instant now) {
    TokenHash hash = Tokens.hash(token);
    Optional<Session> found =
        lookUp(token, hash, wanted, now)
            .filter(session -> rotation.isServed(session, now))
            .filter(wanted);
    Judgement judgement = found.isPresent() ? Judgement.GOOD : Judgement.REFUSED;
    if (found.isPresent() && rotation.isReused(found.get(), now)) {
      judgement = Judgement.REUSED;
      rotation.endFamily(found.get(), ip);
      found = Optional.empty();
    }
    judgements.add(judgement);
    if (found.isEmpty()) {
      lines.info(log, "TOKEN", "token #" + hash.id().substring(0, LOGGED_CHARS) + " refused");
    }
    return found;
  }

  private Optional<Session> lookUp(
      String token, TokenHash hash, Predicate<Session> wanted, Instant now) {
    if (!Tokens.hasShape(token)) {
      return Optional.empty();
    }
    try {
      return cache
          .find(hash, () -> db.read(tx -> tx.sessions().find(hash)))
          .or(() -> rotation.firstUse(token, hash, wanted, now));
    } catch (AppException e) {
      judgements.add(Judgement.UNAVAILABLE);
      throw e;
    }
  }

  private Session use(Session session, Instant now) {
    if (rotation.isDueToSettle(session, now) && !cache.isDatabaseAway()) {
      settleUnlessAway(session, now);
    }
    return touch(session, now);
  }

  /** Leaves it to a later use if the database goes away now; the session itself is valid. */
  private void settleUnlessAway(Session session, Instant now) {
    try {
      rotation.settle(session, now);
    } catch (AppException e) {
      if (e.code() != ErrorCode.UNAVAILABLE) {
        throw e;
      }
    }
  }

  /**
   * Notes the use, but not every time: a session in constant use must not be written constantly.
   */
  private Session touch(Session session, Instant now) {
    if (now.isBefore(session.seenAt().plus(touchEvery))) {
      return session;
    }
    Instant expires = apps.sessions(session.appid()).expiry(now, session.endsAt());
    Session touched = session.touched(now, expires);
    cache.update(touched);
    lastSeen.add(touched);
    return touched;
  }
}
