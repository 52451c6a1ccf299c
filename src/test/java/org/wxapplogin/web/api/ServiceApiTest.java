package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** What other backends ask: /auth/verify and /oauth2/introspect. */
class ServiceApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String GOOD =
      basic(TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  // Limits do not refill by themselves: on a slow machine they would within a test.
  private final TestServer server = site.node(() -> 0, "verify.send-openid", "true");
  private final ApiClient api = new ApiClient(server);

  @Test
  void verifyTellsWhoItIs() {
    Login login = wechat.login();
    Reply signedIn = api.login(login.code());

    HttpResponse<String> good = verify(GOOD, signedIn.token());
    assertEquals(204, good.statusCode());
    assertEquals("", good.body());
    assertEquals(
        signedIn.data().getAsJsonObject("userInfo").get("userId").getAsString(),
        good.headers().firstValue("X-User-Id").orElse(""));
    assertEquals(FakeWechat.APPID, good.headers().firstValue("X-App-Id").orElse(""));
    assertEquals(login.openid(), good.headers().firstValue("X-Openid").orElse(""));

    assertEquals(401, verify(GOOD, "x").statusCode());
  }

  @Test
  void introspectionFollowsTheRfc() {
    String token = api.login(wechat.login().code()).token();

    JsonObject active = introspect("token=" + token);
    assertTrue(active.get("active").getAsBoolean());
    assertTrue(active.get("sub").getAsString().matches("\\d+"));
    assertEquals(FakeWechat.APPID, active.get("client_id").getAsString());
    assertEquals(clock.instant().getEpochSecond(), active.get("iat").getAsLong());
    assertEquals(clock.instant().getEpochSecond() + 30 * 24 * 3600, active.get("exp").getAsLong());

    api.post("/wx/auth/logout", "", "X-OA-Token", token);
    assertEquals("{\"active\":false}", introspect("token=" + token).toString());
  }

  static Stream<String> wrongServices() {
    return Stream.of(
        "",
        "Basic",
        "Basic ",
        "Basic %%%",
        basic(""),
        basic(":"),
        basic("orders"),
        basic("orders:"),
        basic("orders:wrong"),
        basic("nobody:" + TestSettings.SERVICE_SECRET),
        "Bearer " + TestSettings.SERVICE_SECRET);
  }

  /** A gateway passes a 401 and a challenge on to the phone, which then throws its token away. */
  @ParameterizedTest
  @MethodSource("wrongServices")
  void gatewayThatIsNoServiceIsNotToldThatTheUserIsSignedOut(String authorization) {
    String token = api.login(wechat.login().code()).token();

    HttpResponse<String> refused = verify(authorization, token);
    assertEquals(403, refused.statusCode());
    assertFalse(refused.body().contains("501"), refused.body());
    assertEquals("", refused.headers().firstValue("X-User-Id").orElse(""));
    assertTrue(refused.headers().firstValue("WWW-Authenticate").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("wrongServices")
  void whoIsNoServiceIsToldNothing(String authorization) {
    String token = api.login(wechat.login().code()).token();

    HttpResponse<String> refused = introspect("token=" + token, authorization);
    assertEquals(401, refused.statusCode());
    assertEquals("{\"error\":\"invalid_client\"}", refused.body());
    assertEquals(
        "Basic realm=\"wxapplogin services\", charset=\"UTF-8\"",
        refused.headers().firstValue("WWW-Authenticate").orElse(""));
  }

  @Test
  void onlyAGoodTokenIsEverAnsweredWithSuccess() {
    String token = api.login(wechat.login().code()).token();
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
      assertRefused(api.send("/auth/verify", method, "", "Authorization", GOOD), method);
      assertRefused(
          api.send("/auth/verify", method, "", "Authorization", GOOD, "X-OA-Token", token), method);
    }
    for (String path : List.of("/auth/", "/auth/verify/", "/auth/verify/orders", "/auth/other")) {
      assertRefused(api.send(path, "GET", "", "Authorization", GOOD), path);
      assertRefused(api.send(path, "GET", "", "Authorization", GOOD, "X-OA-Token", token), path);
    }
    assertRefused(api.send("/auth/verify", "HEAD", "", "Authorization", GOOD), "HEAD");
    assertRefused(
        api.send("/auth/verify?token=" + token, "GET", "", "Authorization", GOOD), "a query");
  }

  @Test
  void signedOutIsSaidSoThatAPhoneUnderstandsItBehindAnyGateway() {
    HttpResponse<String> refused = verify(GOOD, "x");

    assertEquals(401, refused.statusCode());
    assertTrue(refused.body().contains("\"errno\":501"), refused.body());
    assertEquals("no-store", refused.headers().firstValue("Cache-Control").orElse(""));
    assertTrue(refused.headers().firstValue("WWW-Authenticate").isEmpty());
  }

  static Stream<String> formsWithoutAToken() {
    return Stream.of(
        "", "token", "token=", "tokens=x", "token=%zz", "token=a&token=b", "{", "{\"token\":1}");
  }

  @ParameterizedTest
  @MethodSource("formsWithoutAToken")
  void introspectionWithoutATokenIsAnInvalidRequest(String form) {
    HttpResponse<String> refused = introspect(form, GOOD);

    assertEquals(400, refused.statusCode());
    assertEquals("{\"error\":\"invalid_request\"}", refused.body());
    assertEquals("no-store", refused.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void whatCannotBeATokenIsNotActive() {
    for (String token :
        List.of("x", "+", "%00", "%E4%B8%AD%E6%96%87", "a".repeat(4097), "a".repeat(60_000))) {
      HttpResponse<String> reply = introspect("token=" + token, GOOD);
      assertEquals(200, reply.statusCode());
      assertEquals("{\"active\":false}", reply.body());
    }
  }

  @Test
  void introspectionNeverAnswersInTheFrame() {
    for (HttpResponse<String> refused :
        List.of(
            api.send("/oauth2/introspect", "GET", "", "Authorization", GOOD),
            api.send("/oauth2/other", "POST", "token=x", "Authorization", GOOD),
            introspect("token=" + "a".repeat(70_000), GOOD))) {
      assertTrue(refused.statusCode() >= 400);
      assertEquals("{\"error\":\"invalid_request\"}", refused.body());
    }
    ApiClient few =
        new ApiClient(site.node(() -> 0, "limit.questions-per-service-per-minute", "1"));
    introspect(few, "token=x", GOOD);
    HttpResponse<String> limited = introspect(few, "token=x", GOOD);
    assertEquals(429, limited.statusCode());
    assertEquals("{\"error\":\"temporarily_unavailable\"}", limited.body());
    assertTrue(limited.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void servicesShareOneAccessTokenAndNobodyElseGetsIt() {
    String path = "/internal/access-token?appid=" + FakeWechat.APPID;
    Reply reply = api.get(path, "Authorization", GOOD);

    String token = reply.data().get("accessToken").getAsString();
    assertTrue(wechat.accessTokens().contains(token));
    assertTrue(reply.data().get("expiresIn").getAsLong() > 300);
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals(
        token,
        api.get(path, "Authorization", GOOD).data().get("accessToken").getAsString(),
        "the same for the next one");
    assertEquals(1, wechat.requests("/cgi-bin/stable_token").size());

    assertEquals(401, api.send(path, "GET", "", "Accept", "*/*").statusCode());
    assertEquals(402, api.get("/internal/access-token?appid=x", "Authorization", GOOD).errno());
    assertEquals(401, api.get("/internal/access-token", "Authorization", GOOD).errno());
  }

  /**
   * It leaves its thread while WeChat is asked, and passes the filters again when it comes back.
   */
  @Test
  void questionThatWaitsForWechatIsCountedOnce() {
    ApiClient one =
        new ApiClient(site.node(() -> 0, "limit.questions-per-service-per-minute", "1"));
    String path = "/internal/access-token?appid=" + FakeWechat.APPID;

    assertEquals(200, one.get(path, "Authorization", GOOD).status());
    assertEquals(429, one.get(path, "Authorization", GOOD).status());
  }

  @Test
  void guessingOfSecretsIsLimited() {
    String token = api.login(wechat.login().code()).token();
    for (int i = 0; i < 60; i++) {
      assertEquals(403, verify(basic("orders:" + i), token).statusCode());
    }

    HttpResponse<String> limited = verify(basic("orders:x"), token);
    assertEquals(429, limited.statusCode());
    assertTrue(limited.headers().firstValue("Retry-After").isPresent());
    assertEquals(204, verify(GOOD, token).statusCode(), "who knows the secret is let in");
  }

  private HttpResponse<String> verify(String authorization, String token) {
    return api.send("/auth/verify", "GET", "", "X-OA-Token", token, "Authorization", authorization);
  }

  private JsonObject introspect(String form) {
    return JsonParser.parseString(introspect(form, GOOD).body()).getAsJsonObject();
  }

  private HttpResponse<String> introspect(String form, String authorization) {
    return introspect(api, form, authorization);
  }

  private static HttpResponse<String> introspect(
      ApiClient node, String form, String authorization) {
    String type = "application/x-www-form-urlencoded";
    return node.send(
        "/oauth2/introspect", "POST", form, "Content-Type", type, "Authorization", authorization);
  }

  private static void assertRefused(HttpResponse<String> reply, String what) {
    assertTrue(reply.statusCode() >= 400, what + " " + reply.statusCode());
    assertTrue(reply.headers().firstValue("X-User-Id").isEmpty(), what);
  }

  static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
