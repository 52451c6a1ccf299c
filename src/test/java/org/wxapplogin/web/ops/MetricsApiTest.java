package org.wxapplogin.web.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** {@code /metrics}: what Prometheus reads, who may, and what is never in it. */
class MetricsApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String GOOD =
      basic(TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET);
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) \\w+ .*|\\w+(\\{(\\w+=\"[^\"]*\",?)*})? (-?[0-9.E+-]+|NaN|[+-]Inf)");

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private FakeWechat wechat;
  private TestServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    wechat = FakeWechat.start(0, clock);
    // Memory does not grow old while a slow machine runs the test.
    server =
        TestServer.start(
            TestSettings.with(wechat.uri()),
            TEST_DB.dataSource(),
            clock,
            new AtomicLong()::incrementAndGet);
    api = new ApiClient(server);
  }

  @AfterEach
  void stop() {
    server.close();
    wechat.close();
  }

  @Test
  void tellsWhatHappenedOnThisNode() {
    Login login = wechat.login();
    String token = api.login(login.code()).token();
    api.login(wechat.login(login.openid()).code());
    api.login(login.code()); // used already
    api.check(token);
    api.check(token);
    api.check("nonsense");
    server.app().figures().figures().run();

    String text = metrics();

    assertSample(text, "wxapplogin_logins_total{outcome=\"new_user\"} 1.0");
    assertSample(text, "wxapplogin_logins_total{outcome=\"success\"} 1.0");
    assertSample(text, "wxapplogin_logins_total{outcome=\"code_used\"} 1.0");
    assertSample(text, "wxapplogin_exchanges_total{end=\"answered\",kind=\"login\"} 2.0");
    assertSample(text, "wxapplogin_exchanges_total{end=\"refused\",kind=\"login\"} 1.0");
    assertSample(text, "wxapplogin_exchange_seconds_count{kind=\"login\"} 3");
    assertSample(text, "wxapplogin_exchange_places{kind=\"login\"} 256.0");
    assertSample(text, "wxapplogin_breaker_state{kind=\"login\"} 0.0");
    assertSample(text, "wxapplogin_tokens_judged_total{result=\"good\"} 2.0");
    assertSample(text, "wxapplogin_tokens_judged_total{result=\"refused\"} 1.0");
    assertSample(text, "wxapplogin_session_look_ups_total{source=\"memory\"} 1.0");
    assertSample(text, "wxapplogin_session_look_ups_total{source=\"database\"} 1.0");
    assertSample(text, "wxapplogin_write_group_count{of=\"logins\"} 2");
    assertSample(text, "wxapplogin_writes_waiting{of=\"logins\"} 0.0");
    assertSample(text, "wxapplogin_db_connections{state=\"max\"} 32.0");
    assertSample(text, "wxapplogin_job_seconds_count{job=\"figures\",ok=\"true\"} 1");
    assertSample(
        text, "wxapplogin_http_request_seconds_count{route=\"/wx/auth/check\",status=\"2xx\"} 3");
    assertTrue(text.contains("jvm_memory_used_bytes{"), text);
    text.lines().forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
  }

  @Test
  void slowAndBrokenExchangesAreToldApart() {
    wechat.login();
    api.send(
        "/wx/auth/login_by_weixin", "POST", "{\"code\":\"x\"}", "Content-Type", "application/json");
    assertSample(metrics(), "wxapplogin_exchanges_total{end=\"refused\",kind=\"login\"} 1.0");

    wechat.close();
    api.send(
        "/wx/auth/login_by_weixin", "POST", "{\"code\":\"x\"}", "Content-Type", "application/json");
    assertSample(metrics(), "wxapplogin_exchanges_total{end=\"failed\",kind=\"login\"} 1.0");
  }

  @Test
  void isForServicesOnly() {
    assertEquals(401, get("").statusCode());
    assertEquals(401, get(basic("orders:wrong")).statusCode());
    assertFalse(get(basic("nobody:x")).body().contains("wxapplogin_"));

    HttpResponse<String> good = get(GOOD);
    assertEquals(200, good.statusCode());
    assertEquals(
        "text/plain;version=0.0.4;charset=utf-8", good.headers().firstValue("Content-Type").get());
    assertEquals("no-store", good.headers().firstValue("Cache-Control").orElse(""));
  }

  /** Labels have few values, all of them the server's own words. */
  @Test
  void holdsNothingThatCameWithARequestAndNoSecret() {
    Login login = wechat.login();
    Reply reply =
        api.post(
            "/wx/auth/login_by_weixin",
            "{\"code\":\"%s\",\"device\":\"a-device\",\"userInfo\":{\"nickName\":\"a-name\"}}"
                .formatted(login.code()));
    api.get("/wx/user/sessions/an-id", "X-OA-Token", reply.token());
    api.send("/nowhere/a-path?a-query", "GET", "", "Accept", "*/*");
    api.send("/admin/users/a-user", "GET", "", "Accept", "*/*");
    api.send("/wx/auth/check;a-parameter", "GET", "", "Accept", "*/*");
    api.send("/internal/access-token?appid=" + FakeWechat.APPID, "GET", "", "Authorization", GOOD);
    String text = metrics();

    List<String> words =
        List.of(
            login.code(),
            login.openid(),
            reply.token(),
            FakeWechat.SECRET,
            TestSettings.SERVICE_SECRET,
            TestSettings.ADMIN_PASSWORD,
            wechat.accessTokens().iterator().next(),
            "a-device",
            "a-name",
            "an-id",
            "a-path",
            "a-query",
            "a-user",
            "a-parameter",
            "127.0.0.1");
    words.forEach(word -> assertFalse(text.contains(word), word));
    assertSample(text, "route=\"/wx/user/sessions/*\",status=\"2xx\"} 1");
    assertEquals(1, TestRows.count(TEST_DB, "users"));
  }

  private String metrics() {
    return get(GOOD).body();
  }

  private HttpResponse<String> get(String authorization) {
    return api.send("/metrics", "GET", "", "Authorization", authorization);
  }

  private static void assertSample(String text, String line) {
    assertTrue(text.contains(line + "\n"), "no " + line + " in\n" + text);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
