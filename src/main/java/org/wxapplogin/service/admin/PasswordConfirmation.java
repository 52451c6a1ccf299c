package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.service.admin.PasswordChecks.Right;

/**
 * Makes sure that it is still the admin who sits there: a dangerous act asks for the password again
 * if it was not given for a while. Thread-safe.
 */
public final class PasswordConfirmation {
  private final Db db;
  private final PasswordChecks checks;
  private final SignInGuard guard;
  private final AdminSettings settings;
  private final Clock clock;

  public PasswordConfirmation(
      Db db, PasswordChecks checks, SignInGuard guard, AdminSettings settings, Clock clock) {
    this.db = db;
    this.checks = checks;
    this.guard = guard;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the password was given in this session a short while ago; signing in counts. */
  public boolean isFresh(AdminAccess access) {
    return clock.instant().isBefore(access.session().provedAt().plus(settings.confirmAfter()));
  }

  /**
   * Checks the password; if it is right, it counts for a while. A wrong one counts as a failed
   * sign-in.
   *
   * @throws AppException if this source tries too often
   */
  public boolean prove(AdminAccess access, Secret password, Origin from) {
    Optional<Right> right =
        checks.check(access.admin().name(), password, SignInStep.CONFIRMATION, from);
    right.ifPresent(
        known ->
            db.run(
                tx -> {
                  guard.forget(tx, known.attempt());
                  tx.adminSessions().setProved(access.session().tokenHash(), clock.instant());
                }));
    return right.isPresent();
  }
}
