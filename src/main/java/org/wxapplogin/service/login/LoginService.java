package org.wxapplogin.service.login;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.wechat.WechatException;
import org.wxapplogin.wechat.WechatGateway;
import org.wxapplogin.wechat.WechatSession;

/**
 * Turns a code of {@code wx.login} into a session: limits first, then WeChat, then one transaction,
 * and no thread of the caller's waits meanwhile. Thread-safe.
 */
public final class LoginService {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, AppSettings> apps = new LinkedHashMap<>();
  private final AppSettings defaultApp;
  private final RateLimits limits;
  private final WechatGuard exchanges;
  private final WechatGateway wechat;
  private final Sealer sealer;
  private final KeyedHash hashes;
  private final Tokens tokens;
  private final UserDataReader reader;
  private final boolean checkContent;
  private final LoginWriter writer;
  private final Clock clock;

  public LoginService(
      List<AppSettings> apps,
      RateLimits limits,
      WechatGuard exchanges,
      WechatGateway wechat,
      Sealer sealer,
      KeyedHash hashes,
      Tokens tokens,
      UserDataReader reader,
      boolean checkContent,
      LoginWriter writer,
      Clock clock) {
    apps.forEach(app -> this.apps.put(app.appid(), app));
    this.defaultApp = apps.get(0);
    this.limits = limits;
    this.exchanges = exchanges;
    this.wechat = wechat;
    this.sealer = sealer;
    this.hashes = hashes;
    this.tokens = tokens;
    this.reader = reader;
    this.checkContent = checkContent;
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
    AppSettings app =
        request
            .appid()
            .map(appid -> Optional.ofNullable(apps.get(appid)))
            .orElse(Optional.of(defaultApp))
            .orElseThrow(() -> new AppException(ErrorCode.BAD_VALUE, "appid is not served here"));
    limits.take(Limit.LOGIN_BY_IP, request.ip());
    limits.take(Limit.LOGIN_BY_APP, app.appid());
    return exchanges
        .run(deadline -> wechat.code2Session(app.appid(), app.secret(), request.code(), deadline))
        .handle((session, failure) -> identified(app, request, session, failure))
        .thenCompose(writer::write);
  }

  private IdentifiedLogin identified(
      AppSettings app, LoginRequest request, WechatSession session, Throwable failure) {
    if (failure != null) {
      throw refused(app, request, failure);
    }
    Identity identity = session.identity();
    Profile proven = proven(app, request, session);
    String row = sessionKeyRow(identity);
    String key = session.sessionKey().reveal();
    return new IdentifiedLogin(
        identity,
        proven.filledFrom(typed(request)),
        request.rotation(),
        request.device(),
        request.ip(),
        sealer.seal(key, row),
        hashes.fingerprint(row, key),
        tokens.newToken(),
        tokens.newName());
  }

  /** A name nobody has judged does not come in with a login where names are judged. */
  private Profile typed(LoginRequest request) {
    Profile typed = request.profile().withoutPlaceholders();
    return checkContent ? typed.withoutNameAndPicture() : typed;
  }

  /** With the new key only: data that comes with a login was made after it. */
  private Profile proven(AppSettings app, LoginRequest request, WechatSession session) {
    try {
      return request.data().isEmpty()
          ? Profile.NONE
          : reader.profile(request.data(), session.identity(), List.of(session.sessionKey()));
    } catch (AppException e) {
      LoginOutcome.of(e.code()).ifPresent(outcome -> record(app, request, outcome));
      throw e;
    }
  }

  /** Whether logins into this app are answered here. */
  public boolean serves(String appid) {
    return apps.containsKey(appid);
  }

  /** What a sealed session_key is bound to. */
  public static String sessionKeyRow(Identity identity) {
    return "session_keys/" + identity.appid() + "/" + identity.openid();
  }

  private void record(AppSettings app, LoginRequest request, LoginOutcome outcome) {
    writer.record(
        new LoginEvent(
            clock.instant(),
            app.appid(),
            Optional.empty(),
            outcome,
            request.ip(),
            request.device()));
  }

  private RuntimeException refused(AppSettings app, LoginRequest request, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof WechatException wechatFailure)) {
      return new CompletionException(cause);
    }
    ErrorCode code = wechatFailure.code();
    LoginOutcome.of(code).ifPresent(outcome -> record(app, request, outcome));
    String detail = "app " + app.appid() + ": " + wechatFailure.getMessage();
    return switch (code) {
      case USER_TOO_OFTEN -> AppException.retryable(code, detail, MINUTE, wechatFailure);
      case WECHAT_UNAVAILABLE ->
          AppException.retryable(code, detail, exchanges.retryAfter(), wechatFailure);
      default -> new AppException(code, detail, wechatFailure);
    };
  }
}
