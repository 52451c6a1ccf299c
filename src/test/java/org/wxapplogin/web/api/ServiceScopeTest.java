package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** One service's secret opens what that service was given, and nothing else. */
class ServiceScopeTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> SCOPES =
      List.of("verify", "introspect", "metrics", "access-token");

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server =
      site.node(
          "services",
          "orders,verify,introspect,metrics,access-token,second",
          "service.verify.secret",
          secret("verify"),
          "service.verify.scopes",
          "verify",
          "service.introspect.secret",
          secret("introspect"),
          "service.introspect.scopes",
          "introspect",
          "service.metrics.secret",
          secret("metrics"),
          "service.metrics.scopes",
          "metrics",
          "service.access-token.secret",
          secret("access-token"),
          "service.access-token.scopes",
          "access-token",
          "service.second.secret",
          secret("second"),
          "service.second.scopes",
          "verify,introspect,access-token",
          "service.second.apps",
          FakeWechat.SECOND_APPID);
  private final ApiClient api = new ApiClient(server);

  @ParameterizedTest
  @ValueSource(strings = {"verify", "introspect", "metrics", "access-token"})
  void aServiceIsAnsweredWhatItsScopeCoversAndNothingElse(String service) {
    String token = api.login(wechat.login().code()).token();
    for (String scope : SCOPES) {
      HttpResponse<String> reply = ask(scope, service, token, FakeWechat.APPID);
      if (scope.equals(service)) {
        assertEquals(scope.equals("verify") ? 204 : 200, reply.statusCode(), scope);
      } else {
        assertEquals(403, reply.statusCode(), scope);
        assertTrue(reply.headers().firstValue("WWW-Authenticate").isEmpty(), scope);
        assertTrue(reply.headers().firstValue("X-User-Id").isEmpty(), scope);
        assertFalse(reply.body().contains("accessToken\""), scope);
        assertFalse(reply.body().contains("active"), scope);
        assertFalse(reply.body().contains("wxapplogin_"), scope);
      }
    }
  }

  @Test
  void theScopeOfAnAccessTokenIsNeededToForceANewOneToo() {
    ask("access-token", "access-token", "", FakeWechat.APPID);
    String body =
        "{\"appid\":\"%s\",\"refused\":\"%s\"}"
            .formatted(FakeWechat.APPID, wechat.accessTokens().iterator().next());
    int asked = wechat.requests("/cgi-bin/stable_token").size();

    for (String service : List.of("metrics", "verify", "introspect", "second")) {
      assertEquals(403, post("/internal/access-token", body, service).statusCode(), service);
    }
    assertEquals(asked, wechat.requests("/cgi-bin/stable_token").size());
    assertEquals(200, post("/internal/access-token", body, "access-token").statusCode());
  }

  @Test
  void aServiceOfOneAppKnowsNoTokenOfAnother() {
    String first = api.login(wechat.login().code()).token();
    String second = secondAppsToken();

    assertEquals(401, ask("verify", "second", first, "").statusCode());
    assertEquals("{\"active\":false}", ask("introspect", "second", first, "").body());
    assertEquals(204, ask("verify", "second", second, "").statusCode());
    assertTrue(ask("introspect", "second", second, "").body().contains("\"active\":true"));

    assertEquals(204, ask("verify", "verify", first, "").statusCode());
    assertEquals(204, ask("verify", "verify", second, "").statusCode());
  }

  @Test
  void aTokenOfAnotherAppIsNotUsedByTheQuestion() {
    String token = api.loginWithRotation(wechat.login().code()).token();
    clock.advance(Duration.ofHours(12));

    HttpResponse<String> reply = ask("verify", "second", token, "");
    assertEquals(401, reply.statusCode());
    assertTrue(reply.headers().firstValue("X-Next-Token").isEmpty());
    assertTrue(ask("verify", "verify", token, "").headers().firstValue("X-Next-Token").isPresent());
  }

  @Test
  void aServiceOfOneAppGetsTheAccessTokenOfThatAppOnly() {
    assertEquals(200, ask("access-token", "second", "", FakeWechat.SECOND_APPID).statusCode());
    for (String appid : List.of(FakeWechat.APPID, "wxunknown")) {
      HttpResponse<String> reply = ask("access-token", "second", "", appid);
      assertEquals(403, reply.statusCode(), "not even whether the app exists");
      assertFalse(reply.body().contains("accessToken\""));
    }
  }

  @Test
  void pathsWithoutAScopeAreForNobody() {
    for (String path : List.of("/internal/other", "/oauth2/other", "/auth/other")) {
      int status = api.send(path, "GET", "", "Authorization", basic("access-token")).statusCode();
      assertTrue(status == 200 || status == 404, path);
      assertTrue(
          List.of(401, 403).contains(api.send(path, "GET", "", "A", "b").statusCode()), path);
    }
  }

  private HttpResponse<String> ask(String scope, String service, String token, String appid) {
    return switch (scope) {
      case "verify" ->
          api.send("/auth/verify", "GET", "", "Authorization", basic(service), "X-OA-Token", token);
      case "introspect" ->
          api.send(
              "/oauth2/introspect",
              "POST",
              "token=" + token,
              "Authorization",
              basic(service),
              "Content-Type",
              FORM);
      case "metrics" -> api.send("/metrics", "GET", "", "Authorization", basic(service));
      default ->
          api.send(
              "/internal/access-token?appid=" + appid, "GET", "", "Authorization", basic(service));
    };
  }

  private HttpResponse<String> post(String path, String json, String service) {
    return api.send(
        path, "POST", json, "Content-Type", "application/json", "Authorization", basic(service));
  }

  private String secondAppsToken() {
    String code = wechat.login(FakeWechat.SECOND_APPID, "oAnna0000000000000000000000x").code();
    return api.post(
            "/wx/auth/login_by_weixin",
            "{\"code\":\"%s\",\"appid\":\"%s\"}".formatted(code, FakeWechat.SECOND_APPID))
        .token();
  }

  private static String secret(String service) {
    return "the-secret-of-" + service + "-0123456789";
  }

  private static String basic(String service) {
    return ServiceApiTest.basic(service + ":" + secret(service));
  }
}
