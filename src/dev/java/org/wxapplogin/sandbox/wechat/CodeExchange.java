package org.wxapplogin.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.sandbox.wechat.People.Exchange;
import org.wxapplogin.sandbox.wechat.People.Person;

/** {@code GET /sns/jscode2session}: checks in WeChat's order; a success carries no errcode. */
final class CodeExchange implements Handler {
  static final String PATH = "/sns/jscode2session";

  private final People people;

  CodeExchange(People people) {
    this.people = people;
  }

  @Override
  public Reply handle(Request request) {
    if (!request.method().equals("GET")) {
      return WechatErrors.reply(43001);
    }
    Optional<String> appid = request.parameter("appid");
    if (appid.isEmpty()) {
      return WechatErrors.reply(41002);
    }
    Optional<String> rightSecret = people.secretOf(appid.get());
    if (rightSecret.isEmpty()) {
      return WechatErrors.reply(40013);
    }
    Optional<String> secret = request.parameter("secret");
    if (secret.isEmpty()) {
      return WechatErrors.reply(41004);
    }
    if (!secret.equals(rightSecret)) {
      return WechatErrors.reply(40125);
    }
    Optional<String> code = request.parameter("js_code");
    if (code.isEmpty()) {
      return WechatErrors.reply(41008);
    }
    // "the code is a mock one", which the developer tools send without an AppID, is no code either.
    Exchange exchange = people.exchange(appid.get(), code.get());
    return exchange
        .person()
        .map(CodeExchange::success)
        .orElseGet(() -> WechatErrors.reply(exchange.used() ? 40163 : 40029));
  }

  private static Reply success(Person person) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("session_key", person.sessionKey());
    answer.put("openid", person.openid());
    person.unionid().ifPresent(unionid -> answer.put("unionid", unionid));
    return Reply.wechat(answer);
  }
}
