package org.wxapplogin.service.account;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.DataLink;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.service.account.PersonalDataService.Export;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.admin.OneTimeSecrets.About;

/**
 * Links by which users fetch their personal data, made by operators for users who ask the service
 * desk. A link works once, for a while, and only as long as no newer one was made. Its token stands
 * behind the {@code #}, which no browser sends, so that it is in no log. Thread-safe.
 *
 * <p>See decision 100.
 */
public final class DataLinks {
  /** The page that the links lead to, within the context. */
  public static final String PATH = "/data";

  private final Db db;
  private final Tokens tokens;
  private final OneTimeSecrets secrets;
  private final AuditLog audit;
  private final Optional<URI> publicUrl;
  private final Duration life;
  private final Clock clock;

  /**
   * @param publicUrl the address of this server as phones reach it; empty if it is not configured
   * @param life how long a link works
   */
  public DataLinks(
      Db db,
      Tokens tokens,
      OneTimeSecrets secrets,
      AuditLog audit,
      Optional<URI> publicUrl,
      Duration life,
      Clock clock) {
    this.db = db;
    this.tokens = tokens;
    this.secrets = secrets;
    this.audit = audit;
    this.publicUrl = publicUrl;
    this.life = life;
    this.clock = clock;
  }

  /** Whether links can be made: without its own address, this server cannot say where to go. */
  public boolean possible() {
    return publicUrl.isPresent();
  }

  /**
   * Makes a link, which one page can {@link #show} once; the one before does not work any more.
   *
   * @return false if there is no such user, or none is {@link #possible}
   */
  public boolean make(AdminAccess access, Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    if (publicUrl.isEmpty()) {
      return false;
    }
    Secret token = tokens.newToken();
    TokenHash hash = Tokens.hash(token.reveal());
    Instant now = clock.instant();
    Instant until = now.plus(life);
    Secret address = Secret.of(publicUrl.get() + PATH + "#" + token.reveal());
    return db.inTx(
        tx -> {
          if (tx.users().lockOne(userId).isEmpty()) {
            return false;
          }
          tx.dataLinks().put(new DataLink(userId, now, until, by.admin().name()), hash);
          secrets.leave(tx, access, About.DATA_LINK, userId, address);
          record(tx, by.audited(), AuditAct.MAKE_DATA_LINK, userId, Optional.of(until));
          return true;
        });
  }

  /** The link that was made in this session for this user; it is not there a second time. */
  public Optional<Secret> show(AdminAccess access, long userId) {
    return secrets.take(access, About.DATA_LINK, userId);
  }

  /** The link of a user that can be used now. */
  public Optional<DataLink> find(long userId) {
    Instant now = clock.instant();
    return db.read(tx -> tx.dataLinks().find(userId, now));
  }

  /** Ends the link of a user; false if there is none that works. */
  public boolean revoke(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    Instant now = clock.instant();
    return db.inTx(
        tx -> {
          boolean there =
              tx.users().lockOne(userId).isPresent()
                  && tx.dataLinks().find(userId, now).isPresent()
                  && tx.dataLinks().delete(userId);
          if (there) {
            record(tx, by.audited(), AuditAct.REVOKE_DATA_LINK, userId, Optional.empty());
          }
          return there;
        });
  }

  /** Takes the data by a link's token; empty if it does not work, or not any more. */
  public Optional<Export> take(String token) {
    if (!Tokens.hasShape(token)) {
      return Optional.empty();
    }
    TokenHash hash = Tokens.hash(token);
    Instant now = clock.instant();
    return db.inTx(
        tx ->
            tx.dataLinks()
                .find(hash, now)
                .flatMap(link -> tx.users().lockOne(link.userId()))
                .flatMap(user -> tx.dataLinks().find(hash, now)) // nobody was quicker
                .filter(link -> tx.dataLinks().delete(link.userId()))
                .map(link -> taken(tx, link.userId(), now)));
  }

  private Export taken(Tx tx, long userId, Instant now) {
    record(tx, AuditActor.user(), AuditAct.FETCH_DATA, userId, Optional.empty());
    return PersonalDataService.gather(tx, userId, now);
  }

  private void record(Tx tx, AuditActor by, AuditAct act, long userId, Optional<Instant> until) {
    audit.record(
        tx, by, act, AuditTarget.user(userId), "", Optional.empty(), until.map(Instant::toString));
  }
}
