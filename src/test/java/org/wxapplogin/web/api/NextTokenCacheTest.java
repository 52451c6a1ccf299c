package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A reply that carries somebody's next token is kept by no cache, whatever else it says. */
class NextTokenCacheTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final ApiClient api = new ApiClient(site.node());
  private String token;

  @BeforeEach
  void signIn() {
    token = api.loginWithRotation(wechat.login().code()).token();
    clock.advance(Duration.ofHours(12));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /wx/auth/check",
    "GET, /wx/user/index",
    "GET, /wx/user/profile",
    "GET, /wx/user/sessions",
    "GET, /wx/user/export",
    "GET, /wx/user/other",
    "GET, /wx/user/avatar",
    "HEAD, /wx/user/index",
    "OPTIONS, /wx/user/index",
    "POST, /wx/user/profile",
    "POST, /wx/user/avatar",
    "POST, /wx/auth/bindPhone",
    "POST, /wx/auth/logout",
    "DELETE, /wx/user/sessions/x"
  })
  void ofOurOwn(String method, String path) {
    assertNotKept(api.send(path, method, "", "X-OA-Token", token));
  }

  @Test
  void ofWhatAGatewayHandsOn() {
    assertNotKept(
        api.send(
            "/auth/verify",
            "GET",
            "",
            "X-OA-Token",
            token,
            "Authorization",
            ServiceApiTest.basic(TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET)));
  }

  private static void assertNotKept(HttpResponse<String> reply) {
    assertTrue(reply.headers().firstValue("X-Next-Token").isPresent());
    assertEquals("no-store", String.join(",", reply.headers().allValues("Cache-Control")));
  }
}
