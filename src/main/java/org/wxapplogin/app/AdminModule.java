package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.FirstAdmin;
import org.wxapplogin.service.admin.KnownBrowsers;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.service.admin.PasswordChecks;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.service.admin.RecoveryCodes;
import org.wxapplogin.service.admin.SignInGuard;
import org.wxapplogin.service.admin.TotpSecrets;
import org.wxapplogin.service.keys.SealedValues;

/**
 * Knows who the admins are.
 *
 * @param others what owners do to other admins
 * @param own what admins do to their own account
 * @param secrets shown once: new passwords and recovery codes
 * @param confirmation asks for the password again before dangerous acts
 */
public record AdminModule(
    AdminCsrf csrf,
    AdminSessionService sessions,
    AdminSignIn signIns,
    AdminManagement others,
    OwnAccount own,
    AdminTotp totp,
    OneTimeSecrets secrets,
    PasswordConfirmation confirmation,
    FirstAdmin first) {

  static AdminModule build(Basics basics) {
    Db db = basics.db();
    Clock clock = basics.clock();
    AdminSettings settings = basics.settings().admin();
    Tokens tokens = basics.crypto().tokens();
    SealedValues values = basics.crypto().values();
    KeyedHash hashes = basics.crypto().hashes();

    AdminCsrf csrf = new AdminCsrf(hashes, tokens);
    AuditLog audit = basics.audit();
    KnownBrowsers browsers = new KnownBrowsers(hashes, tokens);
    SignInGuard guard = new SignInGuard(browsers, basics.limits(), audit, clock);
    PasswordChecks checks = new PasswordChecks(db, basics.crypto().passwords(), guard);
    OneTimeSecrets secrets = new OneTimeSecrets(db, values, clock);
    AdminSessionService sessions =
        new AdminSessionService(db, tokens, csrf, audit, settings, clock);
    AdminTotp totp =
        new AdminTotp(
            db,
            checks,
            guard,
            secrets,
            audit,
            new TotpSecrets(values, tokens, clock),
            new RecoveryCodes(hashes, tokens));
    return new AdminModule(
        csrf,
        sessions,
        new AdminSignIn(db, sessions, totp, checks, guard, browsers, tokens, clock),
        new AdminManagement(db, checks, secrets, audit, tokens, clock),
        new OwnAccount(db, sessions, checks, guard, audit, clock),
        totp,
        secrets,
        new PasswordConfirmation(db, checks, guard, settings, clock),
        new FirstAdmin(db, checks, audit, hashes, settings, clock));
  }
}
