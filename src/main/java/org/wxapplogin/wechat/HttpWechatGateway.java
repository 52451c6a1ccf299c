package org.wxapplogin.wechat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.http.Deadline;

/** {@link WechatGateway} over HTTP. Thread-safe. */
public final class HttpWechatGateway implements WechatGateway {
  private static final String CODE2SESSION = "/sns/jscode2session";
  private static final int MAX_SESSION_KEY = 128;

  private final HttpTransport http;

  public HttpWechatGateway(URI base) {
    this.http = new HttpTransport(base);
  }

  @Override
  public WechatSession code2Session(
      String appid, Secret appSecret, String code, Deadline deadline) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("appid", appid);
    query.put("secret", appSecret.reveal());
    query.put("js_code", code);
    query.put("grant_type", "authorization_code");
    JsonObject answer;
    try {
      answer = get(CODE2SESSION, query, deadline);
    } catch (WechatException e) {
      if (e.errcode() != Errcodes.BUSY || deadline.isPast()) {
        throw e;
      }
      answer = get(CODE2SESSION, query, deadline); // once only: the code may be used up by now
    }
    return session(appid, answer);
  }

  /** Unknown fields are ignored; those that are needed must be valid. */
  private static WechatSession session(String appid, JsonObject answer) {
    String openid = ReplyReader.text(answer, "openid");
    String sessionKey = ReplyReader.text(answer, "session_key");
    if (!Identity.isId(openid) || sessionKey.isEmpty() || sessionKey.length() > MAX_SESSION_KEY) {
      throw WechatException.unavailable(CODE2SESSION, "an answer without openid and session_key");
    }
    Optional<String> unionid =
        Optional.of(ReplyReader.text(answer, "unionid")).filter(Identity::isId);
    return new WechatSession(new Identity(appid, openid, unionid), Secret.of(sessionKey));
  }

  private JsonObject get(String path, Map<String, String> query, Deadline deadline) {
    return ReplyReader.read(path, http.get(path, query, deadline));
  }
}
