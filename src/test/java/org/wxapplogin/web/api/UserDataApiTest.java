package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;
import org.wxapplogin.sandbox.wechat.SentProfile;

/** Data that WeChat signed or encrypted, at login and after it, over HTTP. */
class UserDataApiTest extends ProfileFixture {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void aLoginTakesWhatWechatSignedAndEncrypted() {
    Login login = wechat.login(ANNA);
    SentProfile sent = profile("安娜 + Ånna 😀");

    Reply signed =
        api.post(LOGIN, body(login, "rawData", sent.rawData(), "signature", sent.signature()));
    assertEquals("安娜 + Ånna 😀", name(signed));

    Login other = wechat.login();
    SentProfile encrypted = wechat.profile(FakeWechat.APPID, other.openid(), userInfo("乙"));
    Reply opened =
        api.post(
            LOGIN, body(other, "encryptedData", encrypted.encryptedData(), "iv", encrypted.iv()));
    assertEquals("乙", name(opened));
  }

  @Test
  void aLoginWithDataThatIsNotItsOwnLeavesNothing() {
    SentProfile foreign = wechatOf(wechat.login());
    Login login = wechat.login(ANNA);

    assertEquals(
        711,
        api.post(LOGIN, body(login, "rawData", foreign.rawData(), "signature", foreign.signature()))
            .errno());
    assertEquals(
        712,
        api.post(
                LOGIN,
                body(
                    wechat.login(ANNA),
                    "encryptedData",
                    foreign.encryptedData(),
                    "iv",
                    foreign.iv()))
            .errno());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "session_keys"));
    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
  }

  @Test
  void halfOfAPairIsMalformed() {
    for (String field : List.of("rawData", "signature", "encryptedData", "iv")) {
      assertEquals(401, api.post(LOGIN, body(wechat.login(), field, "x")).errno(), field);
    }
  }

  @Test
  void theWatermarkMustBeOfThisAppAndOfNow() {
    String token = api.login(wechat.login(ANNA).code()).token();
    SentProfile sent = profile("安娜");

    clock.advance(Duration.ofMinutes(10));
    assertEquals(0, post(token, sent).errno(), "ten minutes old");
    clock.advance(Duration.ofSeconds(1));
    assertEquals(713, post(token, sent).errno(), "and a second");

    clock.advance(Duration.ofMinutes(11));
    SentProfile future = profile("安娜");
    clock.advance(Duration.ofMinutes(-11));
    assertEquals(713, post(token, future).errno(), "of a clock that is far ahead");
  }

  @Test
  void anotherAppsWatermarkIsRefusedEvenUnderTheRightKey() throws Exception {
    Login login = wechat.login(ANNA);
    String token = api.login(login.code()).token();
    // Both apps are given the key of this one, so that only the watermark tells them apart.
    String key = wechat.sessionKeys().iterator().next();
    JsonObject data =
        JsonParser.parseString(
                "{\"nickName\":\"x\",\"watermark\":{\"timestamp\":%d,\"appid\":\"%s\"}}"
                    .formatted(clock.instant().getEpochSecond(), FakeWechat.SECOND_APPID))
            .getAsJsonObject();
    SentProfile foreign = new SentProfile("", "", encrypt(key, data), IV);

    assertEquals(713, post(token, foreign).errno());
    data.remove("watermark");
    assertEquals(713, post(token, new SentProfile("", "", encrypt(key, data), IV)).errno());
    data.addProperty("openId", "oSomebodyElse");
    assertEquals(712, post(token, new SentProfile("", "", encrypt(key, data), IV)).errno());
  }

  @Test
  void dataOfThePreviousKeyIsAcceptedAndOfTheOneBeforeNot() {
    String token = api.login(wechat.login(ANNA).code()).token();
    SentProfile sent = profile("安娜");

    api.login(wechat.loginRotating(FakeWechat.APPID, ANNA).code());
    Reply accepted = post(token, sent);
    assertEquals(0, accepted.errno());
    assertEquals("安娜", name(accepted));
    assertEquals(0, postSigned(token, sent).errno());

    api.login(wechat.loginRotating(FakeWechat.APPID, ANNA).code());
    assertEquals(712, post(token, sent).errno());
    assertEquals(711, postSigned(token, sent).errno());
  }

  @Test
  void understandsAFormThatTurnedPlusIntoBlank() {
    String token = api.login(wechat.login(ANNA).code()).token();
    SentProfile sent = profile("安娜");
    while (!sent.encryptedData().contains("+")) {
      sent = profile("安娜");
    }
    String form = "encryptedData=" + sent.encryptedData() + "&iv=" + sent.iv();
    String reply =
        api.send(PROFILE, "POST", form, "Content-Type", FORM, "X-OA-Token", token).body();
    assertTrue(reply.contains("\"安娜\""), reply);

    String encoded = URLEncoder.encode(sent.encryptedData(), UTF_8);
    String again = "encryptedData=" + encoded + "&iv=" + URLEncoder.encode(sent.iv(), UTF_8);
    assertTrue(
        api.send(PROFILE, "POST", again, "Content-Type", FORM, "X-OA-Token", token)
            .body()
            .contains("\"errno\":0"));
  }

  /**
   * Each byte with one bit flipped: one answer for all of the data, and never a failure of ours.
   */
  @Test
  void damagedDataHasOneAnswer() {
    String token = api.login(wechat.login(ANNA).code()).token();
    SentProfile sent = profile("安娜");
    Set<String> answers = new TreeSet<>();
    AtomicLong nanos = new AtomicLong();
    ApiClient unlimited = new ApiClient(site.node(nanos::get));
    byte[] data = Base64.getDecoder().decode(sent.encryptedData());
    for (int i = 0; i < data.length; i++) {
      byte[] damaged = data.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      nanos.addAndGet(Duration.ofMinutes(1).toNanos()); // the limits are full again
      Reply reply =
          post(
              unlimited,
              token,
              new SentProfile("", "", Base64.getEncoder().encodeToString(damaged), sent.iv()));
      answers.add(reply.status() + " " + reply.http().body());
    }
    Reply nonsense = post(unlimited, token, new SentProfile("", "", "not base64!", sent.iv()));
    answers.add(nonsense.status() + " " + nonsense.http().body());

    assertEquals(Set.of("200 {\"errno\":712,\"errmsg\":\"数据无法解密，请重新登录后重试\"}"), answers);
  }

  private static final String IV = Base64.getEncoder().encodeToString(new byte[16]);

  private static String encrypt(String key, JsonObject data) throws Exception {
    var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
        new IvParameterSpec(new byte[16]));
    return Base64.getEncoder().encodeToString(cipher.doFinal(data.toString().getBytes(UTF_8)));
  }

  private SentProfile profile(String nickName) {
    return wechat.profile(FakeWechat.APPID, ANNA, userInfo(nickName));
  }

  private SentProfile wechatOf(Login login) {
    return wechat.profile(FakeWechat.APPID, login.openid(), userInfo("x"));
  }

  private Reply postSigned(String token, SentProfile sent) {
    JsonObject body = new JsonObject();
    body.addProperty("rawData", sent.rawData());
    body.addProperty("signature", sent.signature());
    return postTyped(token, body.toString());
  }

  private static String body(Login login, String... fields) {
    JsonObject body = new JsonObject();
    body.addProperty("code", login.code());
    for (int i = 0; i < fields.length; i += 2) {
      body.addProperty(fields[i], i + 1 < fields.length ? fields[i + 1] : "x");
    }
    return body.toString();
  }
}
