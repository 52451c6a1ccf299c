package org.wxapplogin.service.wechat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wxapplogin.crypto.UserDataCrypto;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Session;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/** Asks WeChat about the session_key of a user, and has it replaced. Thread-safe. */
public final class SessionKeyService {
  private final SessionKeys keys;
  private final WechatCalls calls;
  private final RateLimits limits;

  public SessionKeyService(SessionKeys keys, WechatCalls calls, RateLimits limits) {
    this.keys = keys;
    this.calls = calls;
    this.limits = limits;
  }

  /** Whether a session_key of a user is stored here, and opens. */
  public boolean isKnown(long userId, Identity identity) {
    return keys.newest(userId, identity).isPresent();
  }

  /** Whether the newest session_key stored here is still the one WeChat knows. */
  public CompletionStage<Boolean> isValid(Session session) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(session.userId()));
    Optional<Secret> found = keys.newest(session.userId(), session.identity());
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    String signature = UserDataCrypto.hmac(found.get(), "");
    return calls.run(
        session.appid(),
        (wechat, token, deadline) ->
            wechat.isSessionKeyValid(token, session.openid(), signature, deadline));
  }

  /**
   * Has WeChat replace the session_key of a user, and stores the new one; for when a key may have
   * leaked. Completes after the commit.
   */
  public CompletionStage<Void> reset(long userId, Identity identity) {
    Secret old =
        keys.newest(userId, identity)
            .orElseThrow(() -> new AppException(ErrorCode.BAD_VALUE, "no session_key is known"));
    String signature = UserDataCrypto.hmac(old, "");
    return calls
        .run(
            identity.appid(),
            (wechat, token, deadline) ->
                wechat.resetSessionKey(token, identity.openid(), signature, deadline))
        .thenAccept(key -> keys.keep(userId, identity, key));
  }
}
