package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.sandbox.wechat.Login;
import org.wxapplogin.sandbox.wechat.PhoneButton;
import org.wxapplogin.sandbox.wechat.PushSender.Push;
import org.wxapplogin.sandbox.wechat.SentProfile;

/** A phone, a backend and WeChat, who use their secrets over the API, rightly and wrongly. */
final class SecretUses {
  static final String SERVICE = "orders";
  static final String RIGHT = "aBackendsOwnSecret-0123456";
  static final String PHONE = "13912345678";

  private static final String WRONG = "notABackendsSecret-0123456";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LOGIN = "/wx/auth/login_by_weixin";
  private static final String BIND = "/wx/auth/bindPhone";
  private static final String PROFILE = "/wx/user/profile";
  private static final String NEXT = "X-Next-Token";
  private static final String TOKEN = "X-OA-Token";

  private final MarkedSecrets secrets;
  private final FakeWechat wechat;
  private final ApiClient api;
  private String token;
  private long user;

  /**
   * @param secrets where it adds what it uses
   */
  SecretUses(MarkedSecrets secrets, FakeWechat wechat, ApiClient api) {
    this.secrets = secrets;
    this.wechat = wechat;
    this.api = api;
  }

  /** Each of them in turn. */
  void run() {
    Login login = wechat.login();
    token = logIn(login).token();
    SentProfile profile = wechat.profile(FakeWechat.APPID, login.openid(), new JsonObject());
    PhoneButton button =
        wechat.phone(FakeWechat.APPID, login.openid(), secrets.add("a phone number", PHONE), "86");
    secrets.add("a phone code", button.code());
    sendEach(BIND, phoneBodies(button));
    sendEach(PROFILE, profileBodies(profile));
    asAService();
    push();
    failAtWechat();
  }

  private Reply logIn(Login login) {
    Reply reply =
        api.post(
            LOGIN,
            "{\"code\":\"%s\",\"rotation\":true}".formatted(secrets.add("a code", login.code())));
    secrets.add("a token", reply.token());
    user = reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
    return reply;
  }

  private static List<String> phoneBodies(PhoneButton button) {
    String code = "{\"code\":\"%s\"}".formatted(button.code());
    String encrypted = "{\"encryptedData\":\"%s\",\"iv\":\"%s\"}";
    return List.of(
        code,
        code,
        encrypted.formatted(button.encryptedData(), button.iv()),
        encrypted.formatted(button.encryptedData(), "x"),
        encrypted.formatted("x" + button.encryptedData(), button.iv()));
  }

  private List<String> profileBodies(SentProfile profile) {
    secrets.add("a signature of a profile", profile.signature());
    JsonObject signed = new JsonObject();
    signed.addProperty("rawData", profile.rawData());
    signed.addProperty("signature", profile.signature());
    JsonObject wrong = signed.deepCopy();
    wrong.addProperty("rawData", "{}" + profile.rawData());
    return List.of(
        signed.toString(),
        wrong.toString(),
        "{\"encryptedData\":\"%s\",\"iv\":\"%s\"}"
            .formatted(profile.encryptedData(), profile.iv()));
  }

  /** Bodies as they are, cut off and too large; each reply brings another token. */
  private void sendEach(String path, List<String> bodies) {
    for (String body : bodies) {
      for (String sent : List.of(body, body.substring(1), body + " ".repeat(70_000))) {
        Reply reply = api.post(path, sent, TOKEN, token);
        assertFalse(reply.header(NEXT).isEmpty(), () -> path + " " + reply.body());
        token = secrets.add("a next token", reply.header(NEXT));
      }
    }
  }

  private void asAService() {
    for (String basic : List.of(credentials(RIGHT), credentials(WRONG))) {
      for (String sent : List.of("token=" + token, "token=" + token + "&token=" + token)) {
        api.send("/oauth2/introspect", "POST", sent, "Content-Type", FORM, "Authorization", basic);
      }
      api.send("/auth/verify", "GET", "", TOKEN, token, "Authorization", basic);
      for (String appid : List.of(FakeWechat.APPID, "x")) {
        String path = "/internal/access-token?appid=" + appid;
        api.send(path, "GET", "", "Authorization", basic, TOKEN, token);
      }
    }
  }

  /** The header by which a backend names itself. */
  String credentials(String secret) {
    secrets.add("a service's secret", secret);
    byte[] both = (SERVICE + ":" + secret).getBytes(UTF_8);
    return "Basic " + secrets.add("credentials", Base64.getEncoder().encodeToString(both));
  }

  private void push() {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", wechat.login().openid());
    for (String appid : List.of(FakeWechat.APPID, FakeWechat.SECOND_APPID)) {
      for (boolean safe : List.of(true, false)) {
        wechat.push(new Push(appid, "user_info_modified", fields, safe, safe));
      }
      api.send(
          "/wx/push/%s?signature=%s&timestamp=%d&nonce=1&echostr=%s"
              .formatted(
                  appid,
                  secrets.add("a signature of a push", "5f1d7a3b5f1d7a3b5f1d7a3b5f1d7a3b5f1d7a3b"),
                  Instant.now().getEpochSecond(),
                  secrets.add("an echostr", "echo-of-nobody-else")),
          "GET",
          "",
          "Accept",
          "*/*");
    }
  }

  private void failAtWechat() {
    for (String path :
        List.of(
            "/sns/jscode2session", "/wxa/business/getuserphonenumber", "/cgi-bin/stable_token")) {
      Fault fault = Fault.on(path);
      for (Fault broken :
          List.of(
              fault.status(500),
              fault.mode(Delivery.RESET),
              fault.body("{\"openid\":\"o\",\"session_key\":\"c2Vzc2lvbi1rZXktY3V0LW9mZg==\""),
              fault.errcode(40001),
              fault.errcode(40125))) {
        wechat.fault(broken);
        api.login(secrets.add("a code", wechat.login().code()));
        sendEach(BIND, List.of("{\"code\":\"a-phone-code-of-nobody\"}"));
        wechat.mend();
      }
    }
    secrets.add("a cut session_key", "c2Vzc2lvbi1rZXktY3V0LW9mZg==");
    secrets.add("a wrong phone code", "a-phone-code-of-nobody");
  }

  /** Whose phone number is {@link #PHONE}. */
  long user() {
    return user;
  }
}
