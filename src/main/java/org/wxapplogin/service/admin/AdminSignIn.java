package org.wxapplogin.service.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.AdminDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.service.admin.PasswordChecks.Right;
import org.wxapplogin.service.admin.SignIn.State;
import org.wxapplogin.service.admin.SignInGuard.Attempt;

/** Signs admins in: by a password, and a code if they have turned that on. Thread-safe. */
public final class AdminSignIn {
  private static final Logger log = LoggerFactory.getLogger(AdminSignIn.class);

  /** How long after the password the code may follow. */
  private static final Duration CODE_WITHIN = Duration.ofMinutes(5);

  private final Db db;
  private final AdminSessionService sessions;
  private final AdminTotp totp;
  private final PasswordChecks checks;
  private final SignInGuard guard;
  private final KnownBrowsers browsers;
  private final Tokens tokens;
  private final Clock clock;

  public AdminSignIn(
      Db db,
      AdminSessionService sessions,
      AdminTotp totp,
      PasswordChecks checks,
      SignInGuard guard,
      KnownBrowsers browsers,
      Tokens tokens,
      Clock clock) {
    this.db = db;
    this.sessions = sessions;
    this.totp = totp;
    this.checks = checks;
    this.guard = guard;
    this.browsers = browsers;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Opens a session for whoever knows the password, or asks for the code. A refusal does not tell
   * whether the name is unknown or disabled, the password wrong, or this source locked out.
   *
   * @throws AppException if this source tries too often
   */
  public SignIn signIn(String name, Secret password, Origin from) {
    Optional<Right> right = checks.check(name, password, SignInStep.PASSWORD, from);
    if (right.isEmpty()) {
      log.warn("admin sign-in refused"); // without the name: some people type their password there
      return SignIn.of(State.REFUSED);
    }
    return db.inTx(tx -> letIn(tx, right.get(), from));
  }

  /**
   * Opens the session for whoever gave the password before and has the code now.
   *
   * @param half the cookie {@link #signIn} gave; any text
   * @param code of the authenticator app, or a recovery code; any text
   * @throws AppException if this source tries too often
   */
  public SignIn finish(String half, String code, Origin from) {
    guard.limit(from);
    if (!Tokens.hasShape(half)) {
      return SignIn.of(State.OVER);
    }
    TokenHash hash = Tokens.hash(half);
    Optional<Long> adminId = db.read(tx -> tx.adminTotp().findHalf(hash, clock.instant()));
    if (adminId.isEmpty()) {
      return SignIn.of(State.OVER);
    }
    if (code.isBlank()) {
      return SignIn.of(State.REFUSED);
    }
    Optional<Attempt> attempt = db.inTx(tx -> guard.admit(tx, adminId.get(), from));
    SignIn result =
        attempt
            .map(tried -> db.inTx(tx -> finish(tx, hash, tried, code, from)))
            .orElse(SignIn.of(State.REFUSED));
    if (result.state() == State.REFUSED) {
      log.warn("code of admin {} refused", adminId.get());
    }
    return result;
  }

  /**
   * Whether no code of the app can be right for whoever gave the password before, because their
   * secret cannot be opened.
   *
   * @param half the cookie {@link #signIn} gave; any text
   */
  public boolean takesNoCode(String half) {
    return Tokens.hasShape(half)
        && db.read(tx -> tx.adminTotp().findHalf(Tokens.hash(half), clock.instant()))
            .filter(totp::isUnopened)
            .isPresent();
  }

  private SignIn finish(Tx tx, TokenHash half, Attempt attempt, String code, Origin from) {
    Optional<AdminAccount> account =
        tx.admins()
            .lockEntry(attempt.adminId())
            .map(AdminDao.Entry::account)
            .filter(AdminAccount::isActive);
    Optional<SignInStep> step =
        account.flatMap(active -> totp.accepts(tx, active.admin(), code, from.ip()));
    if (step.isEmpty()) {
      guard.refuse(tx, attempt, SignInStep.CODE, from);
      return SignIn.of(State.REFUSED);
    }
    if (!tx.adminTotp().deleteHalf(half)) {
      return SignIn.of(State.OVER);
    }
    return open(tx, account.get(), attempt, step.get(), from);
  }

  private SignIn letIn(Tx tx, Right right, Origin from) {
    long id = right.account().admin().id();
    // Locked: an admin who is disabled or gets another password at this moment must get no session.
    Optional<AdminAccount> account =
        tx.admins()
            .lockEntry(id)
            .filter(now -> now.passwordHash().reveal().equals(right.hash().reveal()))
            .map(AdminDao.Entry::account)
            .filter(AdminAccount::isActive);
    if (account.isEmpty()) {
      guard.refuse(tx, right.attempt(), SignInStep.PASSWORD, from);
      return SignIn.of(State.REFUSED);
    }
    if (account.get().totp()) {
      guard.giveBack(tx, right.attempt());
      Secret half = tokens.newToken();
      Instant now = clock.instant();
      tx.adminTotp().insertHalf(Tokens.hash(half.reveal()), id, now, now.plus(CODE_WITHIN));
      return SignIn.codeNeeded(half);
    }
    return open(tx, account.get(), right.attempt(), SignInStep.PASSWORD, from);
  }

  private SignIn open(Tx tx, AdminAccount account, Attempt attempt, SignInStep step, Origin from) {
    guard.forget(tx, attempt);
    return SignIn.done(
        sessions.open(tx, account.admin(), step, from),
        browsers.cookie(account.admin().id(), from));
  }
}
