package org.wxapplogin.service.users;

import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.AuditedLimit;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.admin.OneTimeSecrets.About;

/**
 * Shows an admin a user's phone number in full, and audits that it was shown. One page shows it,
 * the next that the admin asks for, so that loading that page anew does not show it again.
 */
public final class PhoneReveals {
  private final Db db;
  private final Phones phones;
  private final AuditedLimit limit;
  private final OneTimeSecrets secrets;
  private final AuditLog audit;

  public PhoneReveals(
      Db db, Phones phones, AuditedLimit limit, OneTimeSecrets secrets, AuditLog audit) {
    this.db = db;
    this.phones = phones;
    this.limit = limit;
    this.secrets = secrets;
    this.audit = audit;
  }

  /**
   * Leaves the number to be taken once, and puts on record who was shown it.
   *
   * @return false if the user has none
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} if the admin was shown too many
   */
  public boolean reveal(AdminAccess access, Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<Phone> phone = tx.users().findById(userId).flatMap(phones::open);
          if (phone.isPresent()) {
            limit.check(tx, by, AuditAct.REVEAL_PHONE);
            audit.record(tx, by, AuditAct.REVEAL_PHONE, AuditTarget.user(userId));
            Secret number = Secret.of(phone.get().stored());
            secrets.leave(tx, access, About.PHONE_NUMBER, userId, number);
          }
          return phone.isPresent();
        });
  }

  /** The number that was left in this session, if it is this user's; it is not there again. */
  public Optional<Phone> take(AdminAccess access, long userId) {
    return secrets
        .take(access, About.PHONE_NUMBER, userId)
        .flatMap(number -> Phone.ofStored(number.reveal()));
  }
}
