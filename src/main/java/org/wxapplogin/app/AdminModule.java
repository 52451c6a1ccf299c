package org.wxapplogin.app;

import java.security.SecureRandom;
import java.time.Clock;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Passwords;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.AdminDao;
import org.wxapplogin.dao.AdminFailureDao;
import org.wxapplogin.dao.AdminSessionDao;
import org.wxapplogin.dao.AdminTotpDao;
import org.wxapplogin.dao.AuditDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.service.admin.AdminAudit;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.FirstAdmin;
import org.wxapplogin.service.admin.KnownBrowsers;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.service.admin.PasswordChecks;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.service.admin.SignInGuard;

/**
 * The part of the object graph that knows who the admins are.
 *
 * @param others what owners do to other admins
 * @param own what admins do to their own account
 */
public record AdminModule(
    AdminCsrf csrf,
    AdminSessionService sessions,
    AdminSignIn signIns,
    AdminManagement others,
    OwnAccount own,
    AdminTotp totp,
    OneTimeSecrets notes,
    PasswordConfirmation reauth,
    FirstAdmin first) {

  static AdminModule build(
      Db db,
      AdminSettings settings,
      Sealer sealer,
      KeyedHash hashes,
      Tokens tokens,
      RateLimits limits,
      Clock clock,
      SecureRandom random) {
    AdminDao admins = new AdminDao();
    AdminSessionDao sessionDao = new AdminSessionDao();
    AdminTotpDao totpDao = new AdminTotpDao();
    AdminFailureDao failures = new AdminFailureDao();
    AdminCsrf csrf = new AdminCsrf(hashes, tokens);
    AdminAudit audit = new AdminAudit(new AuditDao(), clock);
    KnownBrowsers browsers = new KnownBrowsers(hashes, tokens);
    SignInGuard guard = new SignInGuard(failures, browsers, limits, clock);
    PasswordChecks checks = new PasswordChecks(db, admins, new Passwords(random), guard);
    OneTimeSecrets notes = new OneTimeSecrets(db, sessionDao, sealer, clock);
    AdminSessionService sessions =
        new AdminSessionService(db, admins, sessionDao, tokens, csrf, settings, clock);
    AdminTotp totp =
        new AdminTotp(db, totpDao, checks, guard, notes, audit, sealer, hashes, tokens, clock);
    return new AdminModule(
        csrf,
        sessions,
        new AdminSignIn(
            db, admins, totpDao, sessions, totp, checks, guard, browsers, tokens, clock),
        new AdminManagement(
            db, admins, sessionDao, totpDao, failures, checks, notes, audit, tokens, clock),
        new OwnAccount(db, admins, sessionDao, totpDao, sessions, checks, guard, audit, clock),
        totp,
        notes,
        new PasswordConfirmation(db, sessionDao, checks, guard, settings, clock),
        new FirstAdmin(
            db, admins, sessionDao, totpDao, failures, checks, audit, hashes, settings, clock));
  }
}
