package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.dao.AdminDao;
import org.wxapplogin.dao.AdminFailureDao;
import org.wxapplogin.dao.AdminSessionDao;
import org.wxapplogin.dao.AdminTotpDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.Secret;

/**
 * Makes the admin the configuration names, where there is none at all, or where the configuration
 * asks to be let back in. Many nodes may do so at once. Thread-safe.
 */
public final class FirstAdmin {
  private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
  private static final String PURPOSE = "admin-rescue";

  private final Db db;
  private final AdminDao admins;
  private final AdminSessionDao sessions;
  private final AdminTotpDao totp;
  private final AdminFailureDao failures;
  private final PasswordChecks checks;
  private final AdminAudit audit;
  private final KeyedHash hashes;
  private final AdminSettings settings;
  private final Clock clock;

  public FirstAdmin(
      Db db,
      AdminDao admins,
      AdminSessionDao sessions,
      AdminTotpDao totp,
      AdminFailureDao failures,
      PasswordChecks checks,
      AdminAudit audit,
      KeyedHash hashes,
      AdminSettings settings,
      Clock clock) {
    this.db = db;
    this.admins = admins;
    this.sessions = sessions;
    this.totp = totp;
    this.failures = failures;
    this.checks = checks;
    this.audit = audit;
    this.hashes = hashes;
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes the first admin, or lets them back in once for each word of {@code admin.rescue}. */
  public void make() {
    if (settings.firstPassword().isEmpty()) {
      return;
    }
    if (db.read(admins::isEmpty)) {
      insert();
    }
    settings.rescue().ifPresent(this::rescue);
  }

  private void insert() {
    Secret hash = checks.hash(settings.firstPassword().get());
    try {
      db.inTx(
          tx -> {
            admins.insert(tx, settings.firstName(), hash, AdminRole.OWNER, false, clock.instant());
            return null;
          });
      log.info("the first admin is made, named as configured");
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      // another node was quicker
    }
  }

  private void rescue(String word) {
    byte[] mark = hashes.mark(PURPOSE, word);
    Optional<Admin> known = find();
    if (known.isPresent() && db.read(tx -> admins.isRescued(tx, known.get().id(), mark))) {
      return; // this word has been used
    }
    if (known.isEmpty()) {
      insert();
    }
    Secret hash = checks.hash(settings.firstPassword().get());
    Admin admin = find().orElseThrow();
    boolean rescued = db.inTx(tx -> rescue(tx, admin, mark, hash));
    if (rescued) {
      log.warn("admin {} is let back in as the configuration asks", admin.id());
    }
  }

  private boolean rescue(Tx tx, Admin admin, byte[] mark, Secret hash) {
    long id = admin.id();
    admins.lockAll(tx);
    if (admins.isRescued(tx, id, mark)) {
      return false; // another node was quicker
    }
    admins.setPassword(tx, id, hash, false);
    admins.setRole(tx, id, AdminRole.OWNER);
    admins.setDisabled(tx, id, Optional.empty());
    admins.setRescued(tx, id, mark);
    totp.turnOff(tx, id);
    totp.deleteHalves(tx, id);
    sessions.deleteByAdmin(tx, id);
    failures.deleteAll(tx, id);
    audit.own(tx, admin, "", AuditAct.RESCUE_ADMIN);
    return true;
  }

  private Optional<Admin> find() {
    return db.read(tx -> admins.findEntry(tx, settings.firstName()))
        .map(entry -> entry.account().admin());
  }
}
