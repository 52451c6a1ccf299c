package org.wxapplogin.service.login;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.wechat.SessionKeys;
import org.wxapplogin.wechat.WechatSession;

/**
 * Turns a code of {@code wx.login} into a session: first the rate limits, then WeChat, then one
 * transaction. The caller's thread does not wait meanwhile. Thread-safe.
 */
public final class LoginService {
  private final Apps apps;
  private final RateLimits limits;
  private final CodeExchange exchange;
  private final BelievedProfile profiles;
  private final SessionKeys keys;
  private final Tokens tokens;
  private final LoginWriter writer;
  private final Clock clock;

  public LoginService(
      Apps apps,
      RateLimits limits,
      CodeExchange exchange,
      BelievedProfile profiles,
      SessionKeys keys,
      Tokens tokens,
      LoginWriter writer,
      Clock clock) {
    this.apps = apps;
    this.limits = limits;
    this.exchange = exchange;
    this.profiles = profiles;
    this.keys = keys;
    this.tokens = tokens;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Logs in whoever holds the code, creating the user the first time. The stage completes after the
   * commit, or with an {@link AppException}.
   *
   * @throws AppException at once if the app is not served here or a limit is reached
   */
  public CompletionStage<SignedIn> login(LoginRequest request) {
    AppSettings app = request.appid().map(apps::served).orElseGet(apps::first);
    limits.take(Limit.LOGIN_BY_IP, request.ip().source());
    limits.take(Limit.LOGIN_BY_APP, app.appid(), app.loginsPerMinute());
    return exchange
        .trade(app, request.code())
        .thenApply(session -> identified(request, session))
        .whenComplete((login, failure) -> recordRefusal(app, request, failure))
        .thenCompose(writer::write);
  }

  /** Whether logins into this app are answered here. */
  public boolean serves(String appid) {
    return apps.find(appid).isPresent();
  }

  private IdentifiedLogin identified(LoginRequest request, WechatSession session) {
    return new IdentifiedLogin(
        session.identity(),
        profiles.of(request, session),
        request.rotation(),
        request.restore(),
        request.consent(),
        request.device(),
        request.ip(),
        keys.seal(session.identity(), session.sessionKey()),
        tokens.newToken(),
        tokens.newName());
  }

  /** Records an event if the login was refused for a reason that admins should see. */
  private void recordRefusal(AppSettings app, LoginRequest request, Throwable failure) {
    Throwable cause = Causes.unwrapped(failure);
    if (cause instanceof AppException refusal) {
      LoginOutcome.of(refusal.code())
          .ifPresent(
              outcome ->
                  writer.record(
                      new LoginEvent(
                          clock.instant(),
                          app.appid(),
                          Optional.empty(),
                          outcome,
                          request.ip().text(),
                          request.device()),
                      request.ip()));
    }
  }
}
