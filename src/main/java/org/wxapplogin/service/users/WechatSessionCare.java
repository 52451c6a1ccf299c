package org.wxapplogin.service.users;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.wechat.SessionKeyService;
import org.wxapplogin.wechat.WechatException;

/** Ends a user's session with WeChat: their session_key is replaced. Thread-safe. */
public final class WechatSessionCare {
  /** WeChat's error: it has no session_key of this user, or a later one than this server. */
  private static final int NO_SESSION_KEY = 87007;

  private static final int INVALID_SIGNATURE = 87009;

  private final Db db;
  private final SessionKeyService keys;
  private final AuditLog audit;

  public WechatSessionCare(Db db, SessionKeyService keys, AuditLog audit) {
    this.db = db;
    this.keys = keys;
    this.audit = audit;
  }

  /** What became of it. The names are stored; add, never rename. */
  public enum Reset {
    DONE,
    /** This server knows no session_key of the user. */
    NO_KEY,
    /** WeChat knows none, or another one: the session was over already. */
    OVER,
    /** WeChat has had too many such requests for this user. */
    TOO_OFTEN,
    /** WeChat does not let this app do so: AppID, AppSecret or the list of addresses is wrong. */
    MISCONFIGURED,
    /** WeChat did not answer, or is busy: whether it was done is not known. */
    UNAVAILABLE
  }

  /**
   * Has WeChat replace the user's session_key, and waits for the answer. What was encrypted or
   * signed with the old key is of no use afterwards. Sign-ins here are not ended. Each try is
   * audited, whatever became of it.
   *
   * @return empty if there is no such user
   */
  public Optional<Reset> reset(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    Optional<User> user = db.read(tx -> tx.users().findById(userId));
    Optional<Reset> reset = user.map(this::reset);
    reset.ifPresent(
        result ->
            db.run(
                tx ->
                    audit.record(
                        tx,
                        by,
                        AuditAct.RESET_SESSION_KEY,
                        AuditTarget.user(userId),
                        "",
                        Optional.empty(),
                        reset)));
    return reset;
  }

  private Reset reset(User user) {
    if (!keys.isKnown(user.id(), user.identity())) {
      return Reset.NO_KEY;
    }
    try {
      keys.reset(user.id(), user.identity()).toCompletableFuture().join();
      return Reset.DONE;
    } catch (CompletionException e) {
      return outcome(Causes.unwrapped(e), e);
    } catch (AppException e) {
      return outcome(e, e);
    }
  }

  private static Reset outcome(Throwable failure, RuntimeException thrown) {
    if (!(failure instanceof AppException app)) {
      throw thrown;
    }
    int errcode = app.getCause() instanceof WechatException wechat ? wechat.errcode() : 0;
    if (errcode == NO_SESSION_KEY || errcode == INVALID_SIGNATURE) {
      return Reset.OVER;
    }
    return switch (app.code()) {
      case USER_TOO_OFTEN -> Reset.TOO_OFTEN;
      case WECHAT_UNAVAILABLE -> Reset.UNAVAILABLE;
      case MISCONFIGURED, BAD_VALUE -> Reset.MISCONFIGURED; // the latter: no app of this server
      default -> throw thrown;
    };
  }
}
