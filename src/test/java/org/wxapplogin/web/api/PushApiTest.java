package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Answer;
import org.wxapplogin.sandbox.wechat.PushSender.Push;

/** Events of WeChat's, pushed by the fake over HTTP. */
class PushApiTest {
  private static final String APP = FakeWechat.APPID;
  private static final String ANNA = "oAnna0000000000000000000push";
  private static final Answer SUCCESS = new Answer(200, "success");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();

  private final TestServer server =
      site.node(
          "app." + APP + ".push.token",
          FakeWechat.PUSH_TOKEN,
          "app." + APP + ".push.aes-key",
          FakeWechat.PUSH_AES_KEY,
          "app." + FakeWechat.SECOND_APPID + ".push.token",
          FakeWechat.PUSH_TOKEN,
          "app." + FakeWechat.SECOND_APPID + ".push.act-on-plain",
          "true");

  private final ApiClient api = new ApiClient(server);
  private String token;

  @BeforeEach
  void annaIsKnown() {
    wechat.pushTo(server.uri(""));
    token = login(APP);
  }

  @ParameterizedTest
  @CsvSource({"json", "xml"})
  void whatAUserRevokesIsDeleted(String format) {
    bindPhone();
    Push revoke = revoke(APP, "6", true, format.equals("xml"));

    assertEquals(SUCCESS, wechat.push(revoke));

    JsonObject shown = userInfo(token);
    assertEquals("", shown.get("nickName").getAsString());
    assertEquals("", shown.get("avatarUrl").getAsString());
    assertEquals("138****8000", shown.get("phone").getAsString());
    assertEquals(SUCCESS, wechat.push(revoke(APP, "7,8", true, format.equals("xml"))));
    assertEquals("", userInfo(token).get("phone").getAsString());
    assertEquals(
        List.of("7 8", "6"),
        TestRows.texts(
            TEST_DB, "SELECT new_value FROM user_changes WHERE kind = 'REVOKED' ORDER BY id DESC"));
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM push_events WHERE openid IS NOT NULL OR about <> ''"));
  }

  @ParameterizedTest
  @CsvSource({"json", "xml"})
  void anAppWithoutAKeyTakesPlainMessages(String format) {
    String second = login(FakeWechat.SECOND_APPID);
    Push revoke = revoke(FakeWechat.SECOND_APPID, "19", false, format.equals("xml"));

    assertEquals(SUCCESS, wechat.push(revoke));

    assertEquals("", userInfo(second).get("nickName").getAsString());
    assertEquals("安娜😀", userInfo(token).get("nickName").getAsString(), "of the other app");
  }

  @Test
  void anAppWithAKeyTakesNoPlainMessages() {
    assertEquals(403, wechat.push(revoke(APP, "6", false, false)).status());
    assertEquals("安娜😀", userInfo(token).get("nickName").getAsString());
  }

  @Test
  void whoIsBannedStaysBannedWhenTheyCancelTheirWechat() {
    TestRows.execute(TEST_DB, "UPDATE users SET status = 1");

    assertEquals(SUCCESS, wechat.push(event(APP, "user_authorization_cancellation", true, false)));

    assertEquals(
        List.of("11"),
        TestRows.texts(TEST_DB, "SELECT CONCAT(status, cancelled_at IS NOT NULL) FROM users"));
  }

  @Test
  void whatComesTwiceIsHandledOnce() {
    assertEquals(SUCCESS, wechat.push(revoke(APP, "6", true, false)));
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = 'a new one'");

    assertEquals(SUCCESS, wechat.push(revoke(APP, "6", true, false)));
    assertEquals("a new one", userInfo(token).get("nickName").getAsString());
    assertEquals(1, TestRows.count(TEST_DB, "push_events"));
  }

  @Test
  void whatFailsIsKeptAndTriedAgain() {
    TestRows.execute(TEST_DB, "RENAME TABLE user_changes TO away");
    try {
      assertEquals(SUCCESS, wechat.push(revoke(APP, "6", true, false)));
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE away TO user_changes");
    }
    assertEquals("安娜😀", userInfo(token).get("nickName").getAsString());

    clock.advance(Duration.ofSeconds(31));
    server.app().push().tries().tend();
    assertEquals("", userInfo(token).get("nickName").getAsString());

    clock.advance(Duration.ofDays(31));
    server.app().push().tries().tend();
    assertEquals(0, TestRows.count(TEST_DB, "push_events"));
  }

  @Test
  void unknownEventsAndUnknownPeopleAreTakenNoteOf() {
    assertEquals(SUCCESS, wechat.push(event(APP, "debug_demo", true, false)));
    Push stranger = revoke(APP, "6", true, false);
    stranger.fields().addProperty("OpenID", "oNobody");
    assertEquals(SUCCESS, wechat.push(stranger));
    Push nobody = revoke(APP, "8", true, false);
    nobody.fields().remove("OpenID");
    assertEquals(SUCCESS, wechat.push(nobody));
    assertEquals(
        List.of("3"), TestRows.texts(TEST_DB, "SELECT COUNT(handled_at) FROM push_events"));
  }

  /** The values are those of WeChat's own page; an address is checked by the token alone. */
  @Test
  void theAddressIsConfirmedToWechatOnly() {
    String timestamp = "1714036504";
    String nonce = "1514711492";
    Instant then = Instant.ofEpochSecond(Long.parseLong(timestamp));
    clock.advance(Duration.between(clock.instant(), then));
    HttpResponse<String> good = get(APP, sign(timestamp, nonce), timestamp, nonce);
    assertEquals(200, good.statusCode());
    assertEquals("4375120948345356249", good.body());
    assertEquals("text/plain;charset=utf-8", good.headers().firstValue("Content-Type").orElse(""));

    String official = "f464b24fc39322e44b38aa78f5edd27bd1441696"; // of another token
    assertEquals(403, get(APP, official, timestamp, nonce).statusCode());
    assertEquals(403, get(APP, "", timestamp, nonce).statusCode());
    assertEquals(403, get("wx9", sign(timestamp, nonce), timestamp, nonce).statusCode());
  }

  @Test
  void whatIsForgedOrNonsenseIsRefused() {
    String now = Long.toString(clock.instant().getEpochSecond());
    String path =
        "/wx/push/%s?timestamp=%s&nonce=2&signature=".formatted(FakeWechat.SECOND_APPID, now);
    String good = sign(now, "2");
    String event = "{\"Event\":\"user_authorization_cancellation\",\"OpenID\":\"" + ANNA + "\"}";
    login(FakeWechat.SECOND_APPID);

    assertEquals(403, post(path, event));
    assertEquals(403, post(path + good.substring(1) + "0", event));
    String nonsense = "<xml><Event>x";
    assertEquals(403, post(path + good.substring(1) + "0", nonsense), "it is not even read");
    assertEquals(400, post(path + good, ""));
    assertEquals(400, post(path + good, "[]"));
    assertEquals(400, post(path + good, nonsense));
    String bomb =
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><Event>&a;</Event></xml>";
    assertEquals(400, post(path + good, bomb));
    assertEquals(0, TestRows.count(TEST_DB, "push_events"));
  }

  private int post(String path, String body) {
    return api.send(path, "POST", body, "Content-Type", "text/xml").statusCode();
  }

  private HttpResponse<String> get(String appid, String signature, String time, String nonce) {
    String query =
        "?signature=%s&timestamp=%s&nonce=%s&echostr=4375120948345356249"
            .formatted(signature, time, nonce);
    return api.send("/wx/push/" + appid + query, "GET", "", "Accept", "*/*");
  }

  private static String sign(String timestamp, String nonce) {
    try {
      String text =
          Stream.of(FakeWechat.PUSH_TOKEN, timestamp, nonce).sorted().collect(Collectors.joining());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bindPhone() {
    String code = wechat.phone(APP, ANNA, "13800138000", "86").code();
    api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
  }

  private static Push revoke(String appid, String info, boolean safe, boolean xml) {
    Push push = event(appid, "user_authorization_revoke", safe, xml);
    push.fields().addProperty("RevokeInfo", info);
    return push;
  }

  private static Push event(String appid, String event, boolean safe, boolean xml) {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", ANNA);
    return new Push(appid, event, fields, safe, xml);
  }

  private String login(String appid) {
    JsonObject body = new JsonObject();
    body.addProperty("appid", appid);
    body.addProperty("code", wechat.login(appid, ANNA).code());
    JsonObject shown = new JsonObject();
    shown.addProperty("nickName", "安娜😀");
    shown.addProperty("avatarUrl", "https://thirdwx.qlogo.cn/anna.png");
    body.add("userInfo", shown);
    return api.post("/wx/auth/login_by_weixin", body.toString()).token();
  }

  private JsonObject userInfo(String of) {
    return api.get("/wx/user/profile", "X-OA-Token", of).data().getAsJsonObject("userInfo");
  }
}
