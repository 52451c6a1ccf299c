package org.wxapplogin.service.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.crypto.NextTokens;
import org.wxapplogin.crypto.NextTokens.Offer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SessionDao.Successors;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Rotation;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.apps.Apps;

/**
 * Replaces the tokens of clients that can take a next one, so that a stolen token is noticed: no
 * next token is given to two requests, so the thief and the owner hold different ones. The first
 * use of a next token replaces every other token of the sign-in. A replaced token is accepted for a
 * short grace period, for requests that are under way; if it is used after that, the whole sign-in
 * ends. Thread-safe.
 */
public final class TokenRotation {
  private static final Logger log = LoggerFactory.getLogger(TokenRotation.class);

  /**
   * How many tokens that follow the same one may be used. A client that keeps the last one that
   * arrives may use as many as it has requests under way, which WeChat limits to 10.
   */
  private static final int MAX_SUCCESSORS = 16;

  private final Db db;
  private final SessionEnds ends;
  private final NextTokens nextTokens;
  private final Apps apps;
  private final Duration grace;
  private final Clock clock;

  public TokenRotation(
      Db db, SessionEnds ends, NextTokens nextTokens, Apps apps, Duration grace, Clock clock) {
    this.db = db;
    this.ends = ends;
    this.nextTokens = nextTokens;
    this.apps = apps;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * Whether the token was replaced so long ago that only a thief sends it, or the owner after the
   * thief used the next one.
   */
  boolean isReused(Session session, Instant now) {
    return session
        .rotation()
        .flatMap(Rotation::supersededAt)
        .filter(at -> !now.isBefore(at.plus(grace)))
        .isPresent();
  }

  /**
   * Ends the sign-in of a token that was used again; records that for the admins, and tells
   * backends.
   *
   * @param ip of whoever used it, maybe the thief; if it is not known, the sign-in's is recorded
   */
  void endFamily(Session session, Optional<ClientAddress> ip) {
    boolean ended =
        db.inTx(
            tx -> {
              boolean found = ends.endFamily(tx, session.userId(), session.family());
              if (found) {
                tx.loginEvents().appendAll(List.of(reused(session, ip)));
                tell(tx, session);
              }
              return found;
            });
    if (ended) {
      log.warn("user {}: a replaced token was used again, its sign-in is ended", session.userId());
    }
  }

  private void tell(Tx tx, Session session) {
    tx.users()
        .findById(session.userId())
        .map(user -> UserEvent.of(clock.instant(), UserEventType.SESSION_REUSE_DETECTED, user))
        .ifPresent(tx.userEvents()::append);
  }

  private LoginEvent reused(Session session, Optional<ClientAddress> ip) {
    return new LoginEvent(
        clock.instant(),
        session.appid(),
        Optional.of(session.userId()),
        LoginOutcome.TOKEN_REUSED,
        ip.map(ClientAddress::text).orElse(session.ip()),
        session.device());
  }

  /**
   * The session of a next token that nobody has used before; from now on its row exists, and every
   * other token of the sign-in is replaced but for those that follow the same one.
   *
   * @param token text that is no stored token; it may be anything
   * @param wanted the sign-ins whose tokens count as used
   * @return empty if it follows no token that is still stored. If it comes so late that another
   *     token has surely taken its place, the session of the token before it, for which {@link
   *     #isReused} holds
   */
  Optional<Session> firstUse(String token, TokenHash hash, Predicate<Session> wanted, Instant now) {
    Optional<Offer> offer = nextTokens.read(token);
    return offer
        .flatMap(read -> db.read(tx -> tx.sessions().findByPrefix(read.prefix())))
        .filter(wanted)
        .flatMap(before -> firstUse(before, hash, offer.get().issuedAt(), now));
  }

  private Optional<Session> firstUse(
      Session before, TokenHash hash, Instant issuedAt, Instant now) {
    try {
      return db.inTx(tx -> firstUse(tx, before, hash, issuedAt, now));
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      // On another host of a cluster, where our lock holds nobody up, a request was quicker.
      return db.read(tx -> tx.sessions().find(hash));
    }
  }

  private Optional<Session> firstUse(
      Tx tx, Session known, TokenHash hash, Instant issuedAt, Instant now) {
    tx.users().lock(List.of(known.userId())); // as every way to end sessions does
    Optional<Session> used = tx.sessions().find(hash);
    Optional<Session> before = tx.sessions().find(known.tokenHash());
    if (used.isPresent() || before.isEmpty()) {
      return used; // a parallel request was quicker, or the sign-in has ended
    }
    if (!isServed(before.get(), now) || comesTooLate(tx, before.get())) {
      return before;
    }
    Session first =
        follower(before.get(), hash, Rotation.following(known.tokenHash(), issuedAt, now));
    tx.sessions().supersedeAllBut(known.tokenHash(), first.userId(), first.family(), now);
    tx.sessions().insertAll(List.of(first));
    ends.rereadEverywhere(tx, first.family());
    return Optional.of(first);
  }

  /** Whether a token is valid as far as time and configuration go. */
  boolean isServed(Session session, Instant now) {
    return session.isOpen(now) && apps.find(session.appid()).isPresent();
  }

  /**
   * Whether an honest client cannot use this next token any more, because others were used. A
   * client that keeps the last token that arrives may use several that follow the same one, in the
   * time in which replies to that one can arrive. Tokens of the next generation, or a sibling that
   * is settled, show that this time is over.
   */
  private static boolean comesTooLate(Tx tx, Session before) {
    Optional<Instant> replacedAt = before.rotation().flatMap(Rotation::supersededAt);
    if (replacedAt.isEmpty()) {
      return false;
    }
    Successors used = tx.sessions().findSuccessors(before, replacedAt.get());
    return !used.allFollowIt() || used.anySettled() || used.tokens() >= MAX_SUCCESSORS;
  }

  private Session follower(Session before, TokenHash hash, Rotation rotation) {
    Instant now = rotation.firstUsedAt();
    return new Session(
        hash,
        before.family(),
        before.userId(),
        before.appid(),
        before.openid(),
        before.device(),
        before.ip(),
        before.createdAt(),
        now,
        apps.sessions(before.appid()).expiry(now, before.endsAt()),
        before.endsAt(),
        Optional.of(rotation));
  }

  /**
   * Settles a token that {@link #isDueToSettle}: one that is used two grace periods after its first
   * use: it replaces the others that follow the same one, which until now were valid beside it. A
   * request with the token before it was sent before that first use, so its reply arrived within
   * one grace period, and a client that took another next token from it has used that one since.
   */
  void settle(Session session, Instant now) {
    db.run(tx -> settle(tx, session, now));
  }

  private void settle(Tx tx, Session known, Instant now) {
    tx.users().lock(List.of(known.userId())); // as every way to replace a token does
    tx.sessions()
        .find(known.tokenHash())
        .filter(session -> isDueToSettle(session, now)) // no parallel request was quicker
        .ifPresent(
            session -> {
              tx.sessions().settle(session, session.rotation().orElseThrow().firstUsedAt());
              ends.rereadEverywhere(tx, session.family());
            });
  }

  boolean isDueToSettle(Session session, Instant now) {
    return session
        .rotation()
        .filter(rotation -> !rotation.settled() && rotation.supersededAt().isEmpty())
        .filter(rotation -> !now.isBefore(rotation.firstUsedAt().plus(grace.multipliedBy(2))))
        .isPresent();
  }

  /** Whether a token is old enough to be replaced, and its client can take the next. */
  boolean isDue(Session session, Instant now) {
    Duration rotateAfter = apps.sessions(session.appid()).rotateAfter();
    return session
        .rotation()
        .filter(rotation -> rotation.supersededAt().isEmpty())
        .filter(rotation -> !now.isBefore(rotation.issuedAt().plus(rotateAfter)))
        .isPresent();
  }

  /** A token to follow one that {@link #isDue}. Each call gives another. */
  Secret next(Session session, Instant now) {
    return nextTokens.following(session.tokenHash(), now);
  }
}
