package org.wxapplogin.sandbox.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestClock;
import org.wxapplogin.sandbox.host.SandboxException;

/** That the fake answers a code exchange as WeChat does. */
class FakeWechatTest {
  private static final String APPID = FakeWechat.APPID;
  private static final String SECRET = FakeWechat.SECRET;

  private final TestClock clock = new TestClock(Instant.parse("2025-01-01T00:00:00Z"));
  private FakeWechat fake;
  private FakeClient client;

  @BeforeEach
  void start() {
    fake = FakeWechat.start(0, clock);
    client = new FakeClient(fake);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void aSuccessHasNoErrcodeAndCallsItselfPlainText() throws Exception {
    Login login = fake.login();

    HttpResponse<String> response =
        client.get(FakeClient.exchangePath(APPID, SECRET, login.code()));

    assertEquals(200, response.statusCode());
    assertEquals("text/plain", response.headers().firstValue("Content-Type").orElseThrow());
    JsonObject answer = FakeClient.json(response).getAsJsonObject();
    assertEquals(Set.of("openid", "session_key"), answer.keySet());
    assertEquals(login.openid(), answer.get("openid").getAsString());
    String key = answer.get("session_key").getAsString();
    assertEquals(24, key.length());
    assertEquals(16, Base64.getDecoder().decode(key).length);
    assertEquals(Set.of(key), fake.sessionKeys());
  }

  @Test
  void codesAndIdsHaveWechatsShape() {
    Login login = fake.login();

    assertTrue(login.code().matches("[0-9A-Za-z]{32}"), login.code());
    assertTrue(login.openid().matches("o[0-9A-Za-z]{27}"), login.openid());
  }

  @Test
  void aUnionidIsGivenOnceThePersonHasOne() throws Exception {
    Login before = fake.login(APPID, "o-me");
    assertFalse(client.exchange(before.code()).has("unionid"));

    fake.loginWithUnionid(APPID, "o-me", "o-union");
    Login after = fake.login(APPID, "o-me");

    assertEquals("o-union", client.exchange(after.code()).get("unionid").getAsString());
  }

  @Test
  void theSessionKeyStaysUntilItIsRotated() throws Exception {
    String first = sessionKey(fake.login("o-me"));
    assertEquals(first, sessionKey(fake.login("o-me")));

    String second = sessionKey(fake.loginRotating(APPID, "o-me"));

    assertNotEquals(first, second);
    assertEquals(second, sessionKey(fake.login("o-me")));
    assertEquals(Set.of(first, second), fake.sessionKeys());
  }

  @Test
  void aPersonIsAnotherOneInAnotherApp() throws Exception {
    String here = sessionKey(fake.login(APPID, "o-me"));
    Login there = fake.login(FakeWechat.SECOND_APPID, "o-me");

    JsonObject answer =
        client.exchange(FakeWechat.SECOND_APPID, FakeWechat.SECOND_SECRET, there.code());

    assertNotEquals(here, answer.get("session_key").getAsString());
  }

  @Test
  void aCodeWorksOnce() throws Exception {
    Login login = fake.login();
    client.exchange(login.code());

    assertError(40163, "code been used", client.exchange(login.code()));
  }

  @Test
  void aCodeWorksForFiveMinutes() throws Exception {
    Login inTime = fake.login();
    Login late = fake.login();

    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertTrue(client.exchange(inTime.code()).has("openid"));
    clock.advance(Duration.ofMillis(1));
    assertError(40029, "invalid code", client.exchange(late.code()));
  }

  @Test
  void aCodeOfAnotherAppIsInvalidAndNotSpent() throws Exception {
    Login login = fake.login(APPID, "o-me");

    assertError(
        40029,
        "invalid code",
        client.exchange(FakeWechat.SECOND_APPID, FakeWechat.SECOND_SECRET, login.code()));
    assertTrue(client.exchange(login.code()).has("openid"));
  }

  @Test
  void noCodeIsInvalid() throws Exception {
    assertError(40029, "invalid code", client.exchange("the code is a mock one"));
    assertError(40029, "invalid code", client.exchange("a&b=c +%/?"));
  }

  /** One more thing is right in each line. */
  @Test
  void checksInWechatsOrder() throws Exception {
    assertError(41002, "appid missing", client.exchange("", "", ""));
    assertError(40013, "invalid appid", client.exchange(APPID.toUpperCase(), "", ""));
    assertError(41004, "appsecret missing", client.exchange(APPID, "", ""));
    assertError(40125, "invalid appsecret", client.exchange(APPID, "wrong", ""));
    assertError(41008, "missing code", client.exchange(APPID, SECRET, ""));
    assertError(40029, "invalid code", client.exchange(APPID, SECRET, "unknown"));
  }

  @Test
  void parametersMayBeMissingAltogether() throws Exception {
    HttpResponse<String> response = client.get("/sns/jscode2session");

    assertEquals(200, response.statusCode());
    assertError(41002, "appid missing", FakeClient.json(response).getAsJsonObject());
  }

  @Test
  void anUnknownPathIsNotFoundInJson() throws Exception {
    HttpResponse<String> response = client.get("/sns/other");

    assertEquals(404, response.statusCode());
    assertEquals(
        "there is no /sns/other here",
        FakeClient.json(response).getAsJsonObject().get("error").getAsString());
  }

  @Test
  void aPortInUseIsRefusedWithTheOptionThatHelps() throws IOException {
    SandboxException refusal =
        assertThrows(SandboxException.class, () -> FakeWechat.start(fake.port(), clock));

    assertTrue(refusal.getMessage().contains("Port " + fake.port()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("-Dsandbox.port"), refusal.getMessage());
  }

  private String sessionKey(Login login) throws IOException, InterruptedException {
    return client.exchange(login.code()).get("session_key").getAsString();
  }

  private static void assertError(int errcode, String text, JsonObject answer) {
    assertEquals(Set.of("errcode", "errmsg"), answer.keySet());
    assertEquals(errcode, answer.get("errcode").getAsInt());
    String errmsg = answer.get("errmsg").getAsString();
    assertTrue(errmsg.matches(text + ", rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"), errmsg);
  }
}
