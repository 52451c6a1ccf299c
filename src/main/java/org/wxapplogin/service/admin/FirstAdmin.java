package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;

/**
 * Makes the admin that the configuration names, if there are no admins, or lets that admin back in
 * if the configuration asks for it. Whoever can read the configuration knows the password, so
 * another must be chosen at the first sign-in. Many nodes may do so at the same moment.
 * Thread-safe.
 */
public final class FirstAdmin {
  private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
  private static final String PURPOSE = "admin-rescue";

  private final Db db;
  private final PasswordChecks checks;
  private final AuditLog audit;
  private final KeyedHash hashes;
  private final AdminSettings settings;
  private final Clock clock;

  public FirstAdmin(
      Db db,
      PasswordChecks checks,
      AuditLog audit,
      KeyedHash hashes,
      AdminSettings settings,
      Clock clock) {
    this.db = db;
    this.checks = checks;
    this.audit = audit;
    this.hashes = hashes;
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes the first admin, or lets them back in, once for each word of {@code admin.rescue}. */
  public void make() {
    if (settings.firstPassword().isEmpty()) {
      return;
    }
    if (db.read(tx -> tx.admins().isEmpty())) {
      insert();
    }
    settings.rescue().ifPresent(this::rescue);
  }

  private void insert() {
    Secret hash = checks.hash(settings.firstPassword().get());
    try {
      db.run(
          tx ->
              tx.admins()
                  .insert(settings.firstName(), hash, AdminRole.OWNER, true, clock.instant()));
      log.info("the first admin is made, named as configured");
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      // another node was quicker
    }
  }

  private void rescue(String word) {
    List<byte[]> marks = hashes.fingerprints(PURPOSE, word);
    Optional<Admin> known = find();
    if (known.isPresent() && db.inTx(tx -> isRescued(tx, known.get().id(), marks))) {
      return; // this word has been used
    }
    if (known.isEmpty()) {
      insert();
    }
    Secret hash = checks.hash(settings.firstPassword().get());
    Admin admin = find().orElseThrow();
    boolean rescued = db.inTx(tx -> rescue(tx, admin, marks, hash));
    if (rescued) {
      log.warn("admin {} is let back in as the configuration asks", admin.id());
    }
  }

  private boolean rescue(Tx tx, Admin admin, List<byte[]> marks, Secret hash) {
    long id = admin.id();
    tx.admins().lockAll();
    if (isRescued(tx, id, marks)) {
      return false; // another node was quicker
    }
    tx.admins().setPassword(id, hash, true);
    tx.admins().setRole(id, AdminRole.OWNER);
    tx.admins().setDisabled(id, Optional.empty());
    tx.admins().setRescued(id, marks.get(0));
    tx.adminTotp().turnOff(id);
    tx.adminTotp().deleteHalves(id);
    tx.adminSessions().deleteByAdmin(id);
    tx.adminFailures().deleteAll(id);
    audit.recordOwn(tx, new Actor(admin, ClientAddress.NONE), AuditAct.RESCUE_ADMIN);
    return true;
  }

  /** Whether the word was used; noted under the newest key then, so that none before is needed. */
  private static boolean isRescued(Tx tx, long id, List<byte[]> marks) {
    Optional<Integer> under =
        tx.admins().findRescued(id).flatMap(stored -> KeyedHash.indexOf(stored, marks));
    if (under.isPresent() && under.get() > 0) {
      tx.admins().setRescued(id, marks.get(0));
    }
    return under.isPresent();
  }

  private Optional<Admin> find() {
    return db.read(tx -> tx.admins().findEntry(settings.firstName()))
        .map(entry -> entry.account().admin());
  }
}
