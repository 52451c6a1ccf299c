package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.LoginUserDao.FreeUser;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.AuditLog;

/**
 * Undoes the cancellations of users who ask for it with a login, in that login's transaction: the
 * code of {@code wx.login} proves that it is they who ask. Costs the logins of others nothing.
 * Thread-safe.
 */
public final class Restores {
  private final Cancellation cancellation;
  private final AuditLog audit;

  public Restores(Cancellation cancellation, AuditLog audit) {
    this.cancellation = cancellation;
    this.audit = audit;
  }

  /** Undoes those that are asked for and whose cooling-off is not over; {@code users} know it. */
  void undo(Tx tx, List<IdentifiedLogin> logins, LoginUsers users) {
    for (IdentifiedLogin login : logins) {
      if (login.restore()) {
        users
            .find(login)
            .map(FreeUser::user)
            .filter(user -> user.status() == UserStatus.CANCELLED)
            .filter(user -> cancellation.undo(tx, user.id()))
            .ifPresent(user -> restored(tx, login, user, users));
      }
    }
  }

  /**
   * When the account is deleted; empty for a user who has not cancelled it, which costs nothing.
   */
  Optional<Instant> deletedAt(Tx tx, User user) {
    return user.status() == UserStatus.CANCELLED
        ? cancellation.deletedAt(tx, user.id())
        : Optional.empty();
  }

  private void restored(Tx tx, IdentifiedLogin login, User user, LoginUsers users) {
    audit.record(
        tx,
        AuditActor.user(),
        AuditAct.RESTORE_USER,
        AuditTarget.user(user.id()),
        "",
        Optional.empty(),
        Optional.empty());
    users.update(login, user.withStatus(UserStatus.ACTIVE));
  }
}
