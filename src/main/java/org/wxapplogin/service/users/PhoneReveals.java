package org.wxapplogin.service.users;

import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.AuditedLimit;

/** Shows an admin a user's phone number in full, and audits that it was shown. */
public final class PhoneReveals {
  private final Db db;
  private final Phones phones;
  private final AuditedLimit limit;
  private final AuditLog audit;

  public PhoneReveals(Db db, Phones phones, AuditedLimit limit, AuditLog audit) {
    this.db = db;
    this.phones = phones;
    this.limit = limit;
    this.audit = audit;
  }

  /**
   * The number, after it is on record who was shown it; empty if the user has none.
   *
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} if the admin was shown too many
   */
  public Optional<Phone> reveal(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<Phone> phone = tx.users().findById(userId).flatMap(phones::open);
          if (phone.isPresent()) {
            limit.check(tx, by, AuditAct.REVEAL_PHONE);
            audit.record(tx, by, AuditAct.REVEAL_PHONE, AuditTarget.user(userId));
          }
          return phone;
        });
  }
}
