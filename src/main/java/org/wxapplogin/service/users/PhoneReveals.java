package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;

/** Shows an admin a user's phone number in full, and writes into the audit that it was shown. */
public final class PhoneReveals {
  private final Db db;
  private final Phones phones;
  private final Clock clock;

  public PhoneReveals(Db db, Phones phones, Clock clock) {
    this.db = db;
    this.phones = phones;
    this.clock = clock;
  }

  /** The number, once it is on record who was shown it; empty where the user has none. */
  public Optional<Phone> reveal(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<Phone> phone = tx.users().findById(userId).flatMap(phones::open);
          if (phone.isPresent()) {
            tx.auditEvents().append(by.did(AuditAct.REVEAL_PHONE, userId, "", clock.instant()));
          }
          return phone;
        });
  }
}
