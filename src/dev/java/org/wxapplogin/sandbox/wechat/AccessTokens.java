package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code POST /cgi-bin/stable_token} and {@code GET /cgi-bin/token}, and which tokens are valid.
 * Tokens of one kind do not end those of the other. Thread-safe.
 */
final class AccessTokens {
  private static final Duration LIFE = Duration.ofSeconds(7200);
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;

  private final People people;
  private final Clock clock;
  private final Map<String, Token> tokens = new HashMap<>();
  private final Map<String, Token> stable = new HashMap<>();
  private final Map<String, Token> classic = new HashMap<>();
  private final Map<String, Forced> forced = new HashMap<>();

  AccessTokens(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  private static final class Token {
    private final String text;
    private final String appid;
    private Instant end;
    private boolean replaced;

    private Token(String text, String appid, Instant end) {
      this.text = text;
      this.appid = appid;
      this.end = end;
    }
  }

  private record Forced(long day, int count, Instant last) {}

  Reply stableToken(Request request) {
    if (!request.method().equals("POST")) {
      return WechatErrors.reply(43002);
    }
    Optional<JsonObject> body = Bodies.parse(request);
    if (body.isEmpty()) {
      return WechatErrors.reply(47001);
    }
    JsonElement force = body.get().get("force_refresh");
    OptionalInt error =
        refusal(
            Bodies.text(body.get(), "grant_type"),
            Bodies.text(body.get(), "appid"),
            Bodies.text(body.get(), "secret"));
    return error.isPresent()
        ? WechatErrors.reply(error.getAsInt())
        : stable(Bodies.text(body.get(), "appid"), force != null && force.getAsBoolean());
  }

  Reply token(Request request) {
    if (!request.method().equals("GET")) {
      return WechatErrors.reply(43001);
    }
    String appid = request.parameter("appid").orElse("");
    OptionalInt error =
        refusal(
            request.parameter("grant_type").orElse(""),
            appid,
            request.parameter("secret").orElse(""));
    return error.isPresent() ? WechatErrors.reply(error.getAsInt()) : classic(appid);
  }

  /** The errcode for what is wrong with the access_token of a call; empty if nothing is. */
  synchronized OptionalInt refusal(Request request) {
    String text = request.parameter("access_token").orElse("");
    Token token = tokens.get(text);
    if (text.isEmpty()) {
      return OptionalInt.of(41001);
    }
    if (token == null) {
      return OptionalInt.of(40014);
    }
    if (token.replaced) {
      return OptionalInt.of(40001);
    }
    return clock.instant().isBefore(token.end) ? OptionalInt.empty() : OptionalInt.of(42001);
  }

  /** The app whose token a call has; only for a call that was not refused. */
  synchronized String appid(Request request) {
    return tokens.get(request.parameter("access_token").orElseThrow()).appid;
  }

  /** Every token there ever was. */
  synchronized Set<String> all() {
    return Set.copyOf(tokens.keySet());
  }

  private OptionalInt refusal(String grantType, String appid, String secret) {
    if (!grantType.equals("client_credential")) {
      return OptionalInt.of(40002);
    }
    if (appid.isEmpty()) {
      return OptionalInt.of(41002);
    }
    Optional<String> right = people.secretOf(appid);
    if (right.isEmpty()) {
      return OptionalInt.of(40013);
    }
    if (secret.isEmpty()) {
      return OptionalInt.of(41004);
    }
    return secret.equals(right.get()) ? OptionalInt.empty() : OptionalInt.of(40125);
  }

  private synchronized Reply stable(String appid, boolean force) {
    Instant now = clock.instant();
    Token old = stable.get(appid);
    if (old != null && force) {
      Forced before = forced.getOrDefault(appid, new Forced(0, 0, Instant.EPOCH));
      long day = now.getEpochSecond() / 86_400;
      int today = before.day == day ? before.count : 0;
      if (now.isBefore(before.last.plus(BETWEEN_FORCED))) {
        return reply(old); // too soon: it does not refresh
      }
      if (today >= FORCED_A_DAY) {
        return WechatErrors.reply(45009);
      }
      forced.put(appid, new Forced(day, today + 1, now));
      old.replaced = true;
    } else if (old != null && now.isBefore(old.end.minus(OVERLAP))) {
      return reply(old);
    }
    return reply(stable.compute(appid, (key, last) -> newToken(appid)));
  }

  private synchronized Reply classic(String appid) {
    Token old = classic.get(appid);
    if (old != null && old.end.isAfter(clock.instant().plus(OVERLAP))) {
      old.end = clock.instant().plus(OVERLAP);
    }
    return reply(classic.compute(appid, (key, last) -> newToken(appid)));
  }

  private Token newToken(String appid) {
    Token token = new Token(people.letters(136), appid, clock.instant().plus(LIFE));
    tokens.put(token.text, token);
    return token;
  }

  private Reply reply(Token token) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", token.text);
    answer.put("expires_in", Duration.between(clock.instant(), token.end).toSeconds());
    return Reply.wechat(answer);
  }
}
