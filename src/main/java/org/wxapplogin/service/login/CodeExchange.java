package org.wxapplogin.service.login;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.wechat.WechatException;
import org.wxapplogin.wechat.WechatGateway;
import org.wxapplogin.wechat.WechatSession;

/** Trades codes of {@code wx.login} with WeChat, behind the guard. Thread-safe. */
public final class CodeExchange {
  /** WeChat limits how many logins a user may make in a minute. */
  private static final Duration USER_LIMIT_PERIOD = Duration.ofMinutes(1);

  private final WechatGuard guard;
  private final WechatGateway wechat;

  public CodeExchange(WechatGuard guard, WechatGateway wechat) {
    this.guard = guard;
    this.wechat = wechat;
  }

  /**
   * Completes with the user that WeChat says the code is of, or with an {@link AppException} that
   * says why there is none.
   */
  CompletableFuture<WechatSession> trade(AppSettings app, String code) {
    return guard
        .run(deadline -> wechat.code2Session(app.appid(), app.secret(), code, deadline))
        .exceptionally(
            failure -> {
              throw asAppException(app, failure);
            });
  }

  private RuntimeException asAppException(AppSettings app, Throwable failure) {
    Throwable cause = Causes.unwrapped(failure);
    if (!(cause instanceof WechatException refusal)) {
      return new CompletionException(cause);
    }
    ErrorCode code = refusal.code();
    String detail = "app " + app.appid() + ": " + refusal.getMessage();
    return switch (code) {
      case USER_TOO_OFTEN -> AppException.retryable(code, detail, USER_LIMIT_PERIOD, refusal);
      case WECHAT_UNAVAILABLE -> AppException.retryable(code, detail, guard.retryAfter(), refusal);
      default -> new AppException(code, detail, refusal);
    };
  }
}
