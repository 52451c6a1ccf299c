package org.wxapplogin.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.wxapplogin.sandbox.wechat.People.Person;

/** {@code GET /wxa/checksession} and {@code GET /wxa/resetusersessionkey}. */
final class SessionKeyCalls {
  private final People people;
  private final AccessTokens tokens;

  SessionKeyCalls(People people, AccessTokens tokens) {
    this.people = people;
    this.tokens = tokens;
  }

  Reply check(Request request) {
    OptionalInt refusal = refusal(request);
    return refusal.isPresent() ? WechatErrors.reply(refusal.getAsInt()) : Reply.wechat(ok());
  }

  Reply reset(Request request) {
    OptionalInt refusal = refusal(request);
    if (refusal.isPresent()) {
      return WechatErrors.reply(refusal.getAsInt());
    }
    String openid = request.parameter("openid").orElseThrow();
    Map<String, Object> answer = ok();
    answer.put("openid", openid);
    answer.put("session_key", people.rotate(tokens.appid(request), openid));
    return Reply.wechat(answer);
  }

  private static Map<String, Object> ok() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    return answer;
  }

  private OptionalInt refusal(Request request) {
    if (!request.method().equals("GET")) {
      return OptionalInt.of(43001);
    }
    OptionalInt refusal = tokens.refusal(request);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<String> openid = request.parameter("openid");
    Optional<String> signature = request.parameter("signature");
    if (openid.isEmpty() || signature.isEmpty()) {
      return OptionalInt.of(40097);
    }
    if (!request.parameter("sig_method").equals(Optional.of("hmac_sha256"))) {
      return OptionalInt.of(87008);
    }
    Optional<Person> person = people.find(tokens.appid(request), openid.get());
    if (person.isEmpty()) {
      return OptionalInt.of(87007);
    }
    boolean good =
        UserDataMaker.emptyHmac(person.get().sessionKey())
            .equals(signature.get().toLowerCase(Locale.ROOT));
    return good ? OptionalInt.empty() : OptionalInt.of(87009);
  }
}
