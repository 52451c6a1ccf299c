package org.wxapplogin.service.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.domain.TokenHash;

/**
 * Opens, checks and ends the sessions of admins. They are kept in the database, so any node can do
 * it. Thread-safe.
 */
public final class AdminSessionService {
  /**
   * How often the use of a session is written down: a page and all requests that follow it write it
   * once.
   */
  static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private static final int MAX_BROWSER = 200;

  private final Db db;
  private final Tokens tokens;
  private final AdminCsrf csrf;
  private final AuditLog audit;
  private final AdminSettings settings;
  private final Clock clock;

  public AdminSessionService(
      Db db, Tokens tokens, AdminCsrf csrf, AuditLog audit, AdminSettings settings, Clock clock) {
    this.db = db;
    this.tokens = tokens;
    this.csrf = csrf;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Opens a session; the password was given just now.
   *
   * @param step the last that it took
   * @return the token for the cookie, which is stored nowhere
   */
  Secret open(Tx tx, Admin admin, SignInStep step, Origin from) {
    Instant now = clock.instant();
    Secret token = tokens.newToken();
    tx.adminSessions().sweep(now);
    tx.adminSessions()
        .insert(
            new AdminSession(
                Tokens.hash(token.reveal()),
                admin.id(),
                from.ip().text(),
                cut(from.browser()),
                now,
                now,
                settings.sessionExpiry(now, now),
                now));
    tx.admins().setLastSignIn(admin.id(), now);
    audit.recordSignIn(tx, new Actor(admin, from.ip()), step);
    return token;
  }

  /**
   * The admin who holds this cookie, if its session is open; asking counts as use. The text may be
   * anything.
   */
  public Optional<AdminAccess> find(String token) {
    if (!Tokens.hasShape(token)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    TokenHash hash = Tokens.hash(token);
    Optional<AdminSession> open =
        db.read(tx -> tx.adminSessions().find(hash)).filter(session -> session.isOpen(now));
    open.filter(session -> !now.isBefore(session.seenAt().plus(TOUCH_EVERY)))
        .ifPresent(session -> touch(session, now));
    return open.flatMap(
        session ->
            db.read(tx -> tx.admins().find(session.adminId()))
                .filter(AdminAccount::isActive)
                .map(account -> new AdminAccess(account, session, csrf.token(token))));
  }

  /** The open sessions of an admin, the last used first. */
  public List<AdminSession> list(AdminAccess access) {
    Instant now = clock.instant();
    return db.read(tx -> tx.adminSessions().list(access.admin().id())).stream()
        .filter(session -> session.isOpen(now))
        .toList();
  }

  /** Ends the session of an admin who signs out. */
  public void signOut(AdminAccess access, Origin from) {
    db.run(
        tx -> {
          if (tx.adminSessions().delete(access.session().tokenHash())) {
            audit.recordOwn(tx, access.actor(from.ip()), AuditAct.SIGN_OUT);
          }
        });
  }

  /** Ends the session of this cookie, if there is one; another takes its place. */
  public void end(String token) {
    if (Tokens.hasShape(token)) {
      db.run(tx -> tx.adminSessions().delete(Tokens.hash(token)));
    }
  }

  private void touch(AdminSession session, Instant now) {
    db.run(
        tx ->
            tx.adminSessions()
                .touch(session.tokenHash(), now, settings.sessionExpiry(now, session.createdAt())));
  }

  private static String cut(String browser) {
    return browser.length() > MAX_BROWSER ? browser.substring(0, MAX_BROWSER) : browser;
  }
}
