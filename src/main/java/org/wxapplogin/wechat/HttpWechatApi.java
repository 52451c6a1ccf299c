package org.wxapplogin.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.http.Deadline;

/** {@link WechatApi} over HTTP. Thread-safe. */
public final class HttpWechatApi implements WechatApi {
  private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
  private static final String PHONE = "/wxa/business/getuserphonenumber";
  private static final String CHECK_SESSION = "/wxa/checksession";
  private static final String RESET_SESSION = "/wxa/resetusersessionkey";
  private static final String CHECK_TEXT = "/wxa/msg_sec_check";
  private static final String CHECK_MEDIA = "/wxa/media_check_async";

  private static final int SCENE_PROFILE = 1;
  private static final int IMAGE = 2;
  private static final int MAX_TOKEN = 2048;
  private static final int MAX_KEY = 128;

  /** Raw characters, no escapes: WeChat judges what it reads. */
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final HttpTransport http;

  public HttpWechatApi(URI base) {
    this.http = new HttpTransport(base);
  }

  @Override
  public AccessToken stableToken(String appid, Secret appSecret, boolean force, Deadline deadline) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant_type", "client_credential");
    body.put("appid", appid);
    body.put("secret", appSecret.reveal());
    body.put("force_refresh", force);
    JsonObject answer = post(STABLE_TOKEN, Map.of(), body, deadline);
    String text = ReplyReader.text(answer, "access_token");
    String life = ReplyReader.text(answer, "expires_in");
    if (text.isEmpty() || text.length() > MAX_TOKEN || !life.matches("[1-9]\\d{0,6}")) {
      throw WechatException.unavailable(STABLE_TOKEN, "an answer without token and life");
    }
    return new AccessToken(Secret.of(text), Duration.ofSeconds(Long.parseLong(life)));
  }

  @Override
  public WechatPhone phoneNumber(Secret token, String code, String openid, Deadline deadline) {
    JsonObject answer = post(PHONE, query(token), Map.of("code", code, "openid", openid), deadline);
    if (!(answer.get("phone_info") instanceof JsonObject info)) {
      throw WechatException.unavailable(PHONE, "an answer without phone_info");
    }
    return new WechatPhone(info);
  }

  @Override
  public boolean isSessionKeyValid(
      Secret token, String openid, String signature, Deadline deadline) {
    try {
      get(CHECK_SESSION, signed(token, openid, signature), deadline);
      return true;
    } catch (WechatException e) {
      if (e.errcode() == Errcodes.INVALID_SIGNATURE || e.errcode() == Errcodes.NO_SESSION_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Secret resetSessionKey(Secret token, String openid, String signature, Deadline deadline) {
    String key =
        ReplyReader.text(
            get(RESET_SESSION, signed(token, openid, signature), deadline), "session_key");
    if (key.isEmpty() || key.length() > MAX_KEY) {
      throw WechatException.unavailable(RESET_SESSION, "an answer without session_key");
    }
    return Secret.of(key);
  }

  @Override
  public Verdict checkText(Secret token, String openid, String text, Deadline deadline) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", 2);
    body.put("openid", openid);
    body.put("scene", SCENE_PROFILE);
    body.put("content", text);
    JsonObject answer = post(CHECK_TEXT, query(token), body, deadline);
    String suggest =
        answer.get("result") instanceof JsonObject result
            ? ReplyReader.text(result, "suggest")
            : "";
    return switch (suggest) {
      case "pass" -> Verdict.PASS;
      case "review" -> Verdict.REVIEW;
      case "risky" -> Verdict.RISKY;
      default -> throw WechatException.unavailable(CHECK_TEXT, "an answer without suggestion");
    };
  }

  @Override
  public String checkImage(Secret token, String openid, String url, Deadline deadline) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("media_url", url);
    body.put("media_type", IMAGE);
    body.put("version", 2);
    body.put("scene", SCENE_PROFILE);
    body.put("openid", openid);
    String trace = ReplyReader.text(post(CHECK_MEDIA, query(token), body, deadline), "trace_id");
    if (!trace.matches("[0-9A-Za-z_-]{1,64}")) {
      throw WechatException.unavailable(CHECK_MEDIA, "an answer without trace_id");
    }
    return trace;
  }

  private JsonObject get(String path, Map<String, String> query, Deadline deadline) {
    return ReplyReader.read(path, http.get(path, query, deadline));
  }

  private JsonObject post(
      String path, Map<String, String> query, Map<String, ?> body, Deadline deadline) {
    byte[] json = GSON.toJson(body).getBytes(UTF_8);
    return ReplyReader.read(path, http.post(path, query, json, deadline));
  }

  private static Map<String, String> query(Secret token) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("access_token", token.reveal());
    return query;
  }

  private static Map<String, String> signed(Secret token, String openid, String signature) {
    Map<String, String> query = query(token);
    query.put("openid", openid);
    query.put("signature", signature);
    query.put("sig_method", "hmac_sha256");
    return query;
  }
}
