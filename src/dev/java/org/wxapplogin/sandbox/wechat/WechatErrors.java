package org.wxapplogin.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** WeChat's error replies: HTTP 200, an errcode, and a text that ends with a request id. */
final class WechatErrors {
  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(-1, "system error"),
          Map.entry(40001, "invalid credential, access_token is invalid or not latest"),
          Map.entry(40002, "invalid grant_type"),
          Map.entry(40004, "invalid media type"),
          Map.entry(40013, "invalid appid"),
          Map.entry(40014, "invalid access_token"),
          Map.entry(40029, "invalid code"),
          Map.entry(40097, "invalid args"),
          Map.entry(40125, "invalid appsecret"),
          Map.entry(40129, "invalid scene"),
          Map.entry(40163, "code been used"),
          Map.entry(40164, "invalid ip, not in whitelist"),
          Map.entry(40226, "code blocked"),
          Map.entry(40243, "appsecret has been frozen"),
          Map.entry(41001, "access_token missing"),
          Map.entry(41002, "appid missing"),
          Map.entry(41004, "appsecret missing"),
          Map.entry(41008, "missing code"),
          Map.entry(42001, "access_token expired"),
          Map.entry(43001, "require GET method"),
          Map.entry(43002, "require POST method"),
          Map.entry(43104, "this appid does not have the openid"),
          Map.entry(44002, "empty post data"),
          Map.entry(45009, "reach max api daily quota limit"),
          Map.entry(45011, "api minute-quota reach limit, must slower, retry next minute"),
          Map.entry(47001, "data format error"),
          Map.entry(48004, "api forbidden for abuse"),
          Map.entry(50002, "user limited"),
          Map.entry(61010, "code is expired"),
          Map.entry(87007, "session_key is not existd or expired"),
          Map.entry(87008, "invalid sig_method"),
          Map.entry(87009, "invalid signature"),
          Map.entry(87020, "repeated request"));

  private WechatErrors() {}

  static Reply reply(int errcode) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errcode", errcode);
    error.put(
        "errmsg",
        "%s, rid: %08x-%08x-%08x"
            .formatted(
                TEXTS.getOrDefault(errcode, "error"),
                random.nextInt(),
                random.nextInt(),
                random.nextInt()));
    return Reply.wechat(error);
  }
}
