package org.wxapplogin.service.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Rotation;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;

/**
 * Replaces the tokens of clients that can take a next one, so that a stolen token is noticed: the
 * thief and the owner cannot both go on with it. The old token stays valid until the next one is
 * first used, so a lost reply does no harm; then for a short grace period, for requests that are
 * under way. If it is used after that, the whole sign-in ends. Thread-safe.
 */
public final class TokenRotation {
  private static final Logger log = LoggerFactory.getLogger(TokenRotation.class);

  private final Db db;
  private final SessionEnds ends;
  private final Sealer sealer;
  private final Tokens tokens;
  private final Map<String, SessionSettings> settings;
  private final Duration grace;
  private final Clock clock;

  public TokenRotation(
      Db db,
      SessionEnds ends,
      Sealer sealer,
      Tokens tokens,
      Map<String, SessionSettings> settings,
      Duration grace,
      Clock clock) {
    this.db = db;
    this.ends = ends;
    this.sealer = sealer;
    this.tokens = tokens;
    this.settings = settings;
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
   * Ends the sign-in of a token that was used again, and records that for the admins.
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
              }
              return found;
            });
    if (ended) {
      log.warn("user {}: a replaced token was used again, its sign-in is ended", session.userId());
    }
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

  /** Whether this is the first use of a token, which puts an end to the one before. */
  boolean isFirstUse(Session session) {
    return session.rotation().flatMap(Rotation::parent).isPresent();
  }

  /** Notes the first use; the token before is valid for the grace period from now. */
  void noteFirstUse(Session session, Instant now) {
    TokenHash parent = session.rotation().flatMap(Rotation::parent).orElseThrow();
    db.run(
        tx -> {
          tx.users().lock(List.of(session.userId()));
          tx.sessions().supersede(parent, now);
          tx.sessions().clearParent(session.tokenHash());
          ends.rereadEverywhere(tx, session.family());
        });
  }

  /** Whether the token is old enough to be replaced, and its client can take a next one. */
  boolean isDue(Session session, Instant now) {
    return session
        .rotation()
        .filter(rotation -> rotation.supersededAt().isEmpty())
        .filter(rotation -> !now.isBefore(rotation.issuedAt().plus(rotateAfter(session))))
        .isPresent();
  }

  /**
   * The token that follows this one. Until it is used, every request gets the same, so parallel
   * requests and lost replies lead to one next token. Empty if the session has ended meanwhile.
   */
  Optional<Secret> next(Session session, Instant now) {
    Optional<byte[]> known = session.rotation().flatMap(Rotation::nextSealed);
    if (known.isPresent()) {
      return known.map(next -> open(session, next));
    }
    Secret token = tokens.newToken();
    byte[] made = sealer.seal(token.reveal(), row(session));
    Optional<byte[]> kept =
        db.inTx(
            tx -> {
              tx.users().lock(List.of(session.userId())); // as every way to end sessions does
              ends.rereadHere(tx, session.family());
              if (tx.sessions().setNext(session.tokenHash(), made)) {
                tx.sessions().insertAll(List.of(follower(session, token, now)));
                return Optional.of(made);
              }
              return tx.sessions()
                  .find(session.tokenHash())
                  .flatMap(Session::rotation)
                  .flatMap(Rotation::nextSealed); // another request was quicker
            });
    return kept.map(next -> open(session, next));
  }

  private Session follower(Session session, Secret token, Instant now) {
    return new Session(
        Tokens.hash(token.reveal()),
        session.family(),
        session.userId(),
        session.appid(),
        session.openid(),
        session.device(),
        session.ip(),
        session.createdAt(),
        now,
        settings.get(session.appid()).expiry(now, session.endsAt()),
        session.endsAt(),
        Optional.of(
            new Rotation(
                now, Optional.of(session.tokenHash()), Optional.empty(), Optional.empty())));
  }

  private Secret open(Session session, byte[] sealedNext) {
    return Secret.of(sealer.open(sealedNext, row(session)));
  }

  private static String row(Session session) {
    return "sessions/next/" + session.family();
  }

  private Duration rotateAfter(Session session) {
    return settings.get(session.appid()).rotateAfter();
  }
}
