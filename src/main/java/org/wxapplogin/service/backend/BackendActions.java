package org.wxapplogin.service.backend;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.users.UserActs;

/**
 * What services do to users: the same that admins do, under the service's name in the audit. Each
 * act returns whether there was anything to change; each throws {@link ErrorCode#USER_UNKNOWN} if
 * the service knows no such user, and {@link ErrorCode#BAD_ARGUMENT} without a reason. Thread-safe.
 */
public final class BackendActions {
  private final Db db;
  private final UserActs acts;
  private final Clock clock;

  public BackendActions(Db db, UserActs acts, Clock clock) {
    this.db = db;
    this.acts = acts;
    this.clock = clock;
  }

  /** Signs the user out everywhere. */
  public boolean signOut(Service by, ClientAddress ip, long userId, String reason) {
    AuditActor actor = AuditActor.service(by, ip);
    String why = Reason.of(reason);
    return act(by, userId, tx -> acts.endAll(tx, actor, userId, why));
  }

  /**
   * Bans the user: refuses their logins and signs them out everywhere. A ban in force stays as it
   * is.
   */
  public boolean disable(
      Service by,
      ClientAddress ip,
      long userId,
      Optional<Instant> until,
      String reason,
      String told) {
    AuditActor actor = AuditActor.service(by, ip);
    BanTerms terms = BanTerms.of(until, reason, told, clock.instant());
    return act(by, userId, tx -> acts.disable(tx, actor, userId, terms));
  }

  /** Lifts the ban of a user. */
  public boolean enable(Service by, ClientAddress ip, long userId, String reason) {
    AuditActor actor = AuditActor.service(by, ip);
    String why = Reason.of(reason);
    return act(by, userId, tx -> acts.enable(tx, actor, userId, why));
  }

  /** Gives the user another level. */
  public boolean setLevel(
      Service by, ClientAddress ip, long userId, UserLevel level, String reason) {
    AuditActor actor = AuditActor.service(by, ip);
    String why = Reason.of(reason);
    return act(by, userId, tx -> acts.setLevel(tx, actor, userId, level, why).isPresent());
  }

  private boolean act(Service by, long userId, Function<Tx, Boolean> act) {
    return db.inTx(
        tx -> {
          boolean known =
              tx.users()
                  .findById(userId)
                  .filter(user -> by.mayAskAbout(user.identity().appid()))
                  .isPresent();
          if (!known) {
            throw new AppException(
                ErrorCode.USER_UNKNOWN, "no user of this service's apps has this id");
          }
          return act.apply(tx);
        });
  }
}
