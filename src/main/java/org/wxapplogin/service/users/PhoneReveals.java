package org.wxapplogin.service.users;

import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/** Shows an admin a user's phone number in full, and audits that it was shown. */
public final class PhoneReveals {
  private final Db db;
  private final Phones phones;
  private final AuditLog audit;

  public PhoneReveals(Db db, Phones phones, AuditLog audit) {
    this.db = db;
    this.phones = phones;
    this.audit = audit;
  }

  /** The number, after it is on record who was shown it; empty if the user has none. */
  public Optional<Phone> reveal(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<Phone> phone = tx.users().findById(userId).flatMap(phones::open);
          if (phone.isPresent()) {
            audit.record(tx, by, AuditAct.REVEAL_PHONE, AuditTarget.user(userId));
          }
          return phone;
        });
  }
}
