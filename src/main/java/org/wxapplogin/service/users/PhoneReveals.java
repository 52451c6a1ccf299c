package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.dao.AuditDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;

/** Shows an admin a user's phone number in full, and writes into the audit that it was shown. */
public final class PhoneReveals {
  private final Db db;
  private final UserDao users;
  private final Phones phones;
  private final AuditDao audit;
  private final Clock clock;

  public PhoneReveals(Db db, UserDao users, Phones phones, AuditDao audit, Clock clock) {
    this.db = db;
    this.users = users;
    this.phones = phones;
    this.audit = audit;
    this.clock = clock;
  }

  /** The number, once it is on record who was shown it; empty where the user has none. */
  public Optional<Phone> reveal(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<Phone> phone = users.findById(tx, userId).flatMap(phones::open);
          if (phone.isPresent()) {
            audit.append(tx, by.did(AuditAct.REVEAL_PHONE, userId, "", clock.instant()));
          }
          return phone;
        });
  }
}
