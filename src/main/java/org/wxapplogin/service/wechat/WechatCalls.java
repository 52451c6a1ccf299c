package org.wxapplogin.service.wechat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.http.Deadline;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.wechat.AccessTokens.Cached;
import org.wxapplogin.wechat.WechatApi;
import org.wxapplogin.wechat.WechatException;

/**
 * Runs the calls to WeChat that take an access token, apart from the logins and never in their way:
 * behind a guard of their own, and once more with another token if WeChat refuses the first.
 * Thread-safe.
 */
public final class WechatCalls {
  private final Apps apps;
  private final WechatApi wechat;
  private final AccessTokens tokens;
  private final WechatGuard guard;
  private final Clock clock;

  public WechatCalls(
      Apps apps, WechatApi wechat, AccessTokens tokens, WechatGuard guard, Clock clock) {
    this.apps = apps;
    this.wechat = wechat;
    this.tokens = tokens;
    this.guard = guard;
    this.clock = clock;
  }

  /** A call that takes an access token. */
  public interface Call<T> {
    T run(WechatApi wechat, Secret token, Deadline deadline);
  }

  /** The shared token, lent to a backend that makes calls of its own. */
  public record Lent(Secret token, Duration life) {}

  /** The access token of an app. */
  public CompletableFuture<Lent> lend(String appid) {
    AppSettings app = apps.served(appid);
    return asAppException(guard.run(deadline -> lent(tokens.get(app, deadline))));
  }

  /** Another access token, for a backend to which WeChat refused one. */
  public CompletableFuture<Lent> lendInsteadOf(String appid, Secret refused) {
    AppSettings app = apps.served(appid);
    return asAppException(
        guard.run(
            deadline ->
                lent(
                    tokens
                        .insteadOf(app, refused, deadline)
                        .orElseThrow(
                            () ->
                                WechatException.notAsked("access token", "no other token yet")))));
  }

  /** Completes with the call's result, or with an {@link AppException}. */
  public <T> CompletableFuture<T> run(String appid, Call<T> call) {
    AppSettings app = apps.served(appid);
    return asAppException(
        guard.run(
            deadline -> {
              Cached token = tokens.get(app, deadline);
              try {
                return call.run(wechat, token.text(), deadline);
              } catch (WechatException e) {
                if (!e.isTokenRefused()) {
                  throw e;
                }
                Optional<Cached> next = tokens.insteadOf(app, token.text(), deadline);
                return call.run(wechat, next.orElseThrow(() -> e).text(), deadline); // once
              }
            }));
  }

  private Lent lent(Cached token) {
    return new Lent(token.text(), Duration.between(clock.instant(), token.expiresAt()));
  }

  private static <T> CompletableFuture<T> asAppException(CompletableFuture<T> result) {
    return result.exceptionally(
        failure -> {
          Throwable cause = Causes.unwrapped(failure);
          if (cause instanceof WechatException e) {
            throw new AppException(e.code(), e.getMessage(), e);
          }
          throw new CompletionException(cause);
        });
  }
}
