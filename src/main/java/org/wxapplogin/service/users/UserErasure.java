package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.HeldRows;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.UserDeletion;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.session.SessionEnds;

/**
 * Deletes a user because an owner says so, with everything that is held on them and without a
 * cooling-off period. Nothing of it can be undone. Thread-safe.
 */
public final class UserErasure {
  private final Db db;
  private final SessionEnds ends;
  private final UserDeletion deletion;
  private final AuditLog audit;
  private final Clock clock;

  public UserErasure(Db db, SessionEnds ends, UserDeletion deletion, AuditLog audit, Clock clock) {
    this.db = db;
    this.ends = ends;
    this.deletion = deletion;
    this.audit = audit;
    this.clock = clock;
  }

  /** A user, and what would be deleted with them. */
  public record Erasable(User user, HeldRows held) {}

  /** The user and what would be deleted with them; empty if there is no such user. */
  public Optional<Erasable> find(Actor by, long userId) {
    return db.read(
        tx -> {
          Optional<User> found = tx.users().findById(userId);
          found.ifPresent(user -> by.need(AdminRole.OWNER));
          return found.flatMap(
              user -> tx.heldRows().count(userId).map(held -> new Erasable(user, held)));
        });
  }

  /**
   * Deletes the user. First they are given a cancellation whose cooling-off period is long over, in
   * the transaction that audits the act; if this node dies before everything is deleted, the
   * clean-up deletes the rest.
   *
   * @param typed the user's id or nickname, by which the admin shows that they mean this one
   * @return false if there is no such user
   * @throws AppException with {@link ErrorCode#BAD_VALUE} if it is neither
   */
  public boolean erase(Actor by, long userId, String typed) {
    by.need(AdminRole.OWNER);
    boolean marked =
        db.inTx(
            tx -> {
              Optional<User> user = tx.users().lockOne(userId);
              if (user.isEmpty()) {
                return false;
              }
              if (!isMeant(user.get(), typed)) {
                throw AppException.ofField(
                    ErrorCode.BAD_VALUE, "confirm", "is neither the id nor the nickname");
              }
              ends.endAll(tx, userId);
              tx.users().setCancelled(userId, Instant.EPOCH);
              audit.record(tx, by, AuditAct.DELETE_USER, AuditTarget.user(userId));
              return true;
            });
    if (marked) {
      boolean more = true;
      while (more) {
        more = db.inTx(tx -> deletion.delete(tx, clock.instant(), userId).more());
      }
    }
    return marked;
  }

  private static boolean isMeant(User user, String typed) {
    String name = ShownText.line(user.profile().nickName());
    return typed.equals(Long.toString(user.id()))
        || (!name.isEmpty() && ShownText.line(typed).equals(name));
  }
}
