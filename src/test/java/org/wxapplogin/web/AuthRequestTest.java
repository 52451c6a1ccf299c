package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestNginx;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/**
 * The shipped deploy/nginx/auth-request.conf in a real nginx, between an attacker or a fault and
 * the backend behind it. Only its addresses are replaced.
 */
class AuthRequestTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  /** The account that the example signs in with, as it stands there. */
  private static final String EXAMPLE =
      basic(TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final AtomicReference<Map<String, List<String>>> seen = new AtomicReference<>(Map.of());
  private HttpServer backend;

  @BeforeEach
  void startBackend() throws IOException {
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          headers.putAll(exchange.getRequestHeaders());
          seen.set(headers);
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          for (String header : query.split("&")) {
            if (header.contains("=")) {
              exchange.getResponseHeaders().add(header.split("=", 2)[0], header.split("=", 2)[1]);
            }
          }
          byte[] body = "the order".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    backend.start();
  }

  @AfterEach
  void stopBackend() {
    backend.stop(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noHeaderOfTheClientsReachesTheBackendAsTheUsers(boolean sendsOpenid) throws Exception {
    TestServer server = site.node("verify.send-openid", Boolean.toString(sendsOpenid));
    Login login = wechat.login();
    String token = new ApiClient(server).login(login.code()).token();
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      HttpResponse<String> reply =
          get(
              nginx,
              "/orders",
              "X-OA-Token",
              token,
              "X-User-Id",
              "evil",
              "X-App-Id",
              "evil",
              "X-Openid",
              "evil",
              "x_openid",
              "evil",
              "X_User_Id",
              "evil",
              "X-Forwarded-For",
              "evil");

      assertEquals(200, reply.statusCode());
      assertFalse(seen.get().toString().contains("evil"), seen.get().toString());
      assertEquals(
          sendsOpenid ? Optional.of(login.openid()) : Optional.empty(),
          Optional.ofNullable(seen.get().get("X-Openid")).map(values -> values.get(0)));
      assertEquals(List.of(FakeWechat.APPID), seen.get().get("X-App-Id"));
      assertFalse(seen.get().toString().contains(token), "the backend does not need the token");
    }
  }

  @Test
  void phoneKeepsItsTokenWhenTheGatewaysSecretIsWrong() throws Exception {
    TestServer server =
        site.node(
            "services",
            "orders,metrics",
            "service.metrics.secret",
            "the-secret-of-metrics-0123456789",
            "service.metrics.scopes",
            "metrics");
    String token = new ApiClient(server).login(wechat.login().code()).token();
    for (String authorization :
        List.of(
            basic(TestSettings.SERVICE + ":another-secret-0123456789"),
            basic("nobody:" + TestSettings.SERVICE_SECRET),
            basic("metrics:the-secret-of-metrics-0123456789"),
            "Basic",
            "")) {
      try (TestNginx nginx = nginx(server, authorization)) {
        for (String sent : List.of(token, "x", "")) {
          HttpResponse<String> reply = get(nginx, "/orders", "X-OA-Token", sent);
          assertEquals(503, reply.statusCode(), authorization);
          assertTrue(reply.body().contains("\"errno\":502"), reply.body());
          assertTrue(reply.headers().firstValue("Retry-After").isPresent());
          assertTrue(reply.headers().firstValue("WWW-Authenticate").isEmpty());
          assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
        }
      }
    }
    assertEquals(Map.of(), seen.get(), "nobody passed");
  }

  @Test
  void phoneOfAnAppThatIsNotTheServicesIsSignedOutThere() throws Exception {
    TestServer server = site.node("service.orders.apps", FakeWechat.SECOND_APPID);
    String token = new ApiClient(server).login(wechat.login().code()).token();
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      HttpResponse<String> reply = get(nginx, "/orders", "X-OA-Token", token);
      assertEquals(401, reply.statusCode());
      assertTrue(reply.body().contains("\"errno\":501"), reply.body());
      assertTrue(reply.headers().firstValue("WWW-Authenticate").isEmpty());
      assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Cache-Control=public, max-age=3600",
        "Cache-Control=public&Cache-Control=max-age=3600",
        "CDN-Cache-Control=max-age=60&Surrogate-Control=max-age=60",
        "Cache-Control=no-cache&Expires=Thu, 01 Jan 2037 00:00:00 GMT&X-Next-Token=evil"
      })
  void replyWithANextTokenIsKeptByNoCache(String headers) throws Exception {
    TestServer server = site.node();
    String token = new ApiClient(server).loginWithRotation(wechat.login().code()).token();
    clock.advance(Duration.ofHours(12));
    String path = "/orders?" + headers.replace(" ", "%20").replace(",", "%2C");
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      HttpResponse<String> due = get(nginx, path, "X-OA-Token", token);
      assertEquals(200, due.statusCode());
      List<String> next = due.headers().allValues("X-Next-Token");
      assertEquals(1, next.size());
      assertEquals(200, get(nginx, "/", "X-OA-Token", next.get(0)).statusCode());
      assertEquals(List.of("no-store"), due.headers().allValues("Cache-Control"));
      for (String other : List.of("Expires", "CDN-Cache-Control", "Surrogate-Control")) {
        assertTrue(due.headers().firstValue(other).isEmpty(), other);
      }
    }
  }

  @Test
  void backendDecidesWhatIsKeptOfRepliesWithoutANextToken() throws Exception {
    TestServer server = site.node();
    String token = new ApiClient(server).login(wechat.login().code()).token();
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      HttpResponse<String> silent = get(nginx, "/orders", "X-OA-Token", token);
      assertEquals(List.of(), silent.headers().allValues("Cache-Control"));
      assertEquals(List.of(), silent.headers().allValues("X-Next-Token"));

      HttpResponse<String> kept =
          get(nginx, "/orders?Cache-Control=private,max-age=60&Expires=0", "X-OA-Token", token);
      assertEquals(List.of("private,max-age=60"), kept.headers().allValues("Cache-Control"));
      assertEquals(List.of("0"), kept.headers().allValues("Expires"));
    }
  }

  @Test
  void tokenIsTakenAsClientsSendIt() throws Exception {
    TestServer server = site.node();
    String token = new ApiClient(server).login(wechat.login().code()).token();
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      assertEquals(200, get(nginx, "/orders", "X-OA-Token", "Bearer " + token).statusCode());
      assertEquals(200, get(nginx, "/orders", "Authorization", "Bearer " + token).statusCode());
      assertEquals(200, get(nginx, "/orders", "Authorization", token).statusCode());
      assertEquals(401, get(nginx, "/orders", "Authorization", EXAMPLE).statusCode());
    }
  }

  @Test
  void everyMethodAndPathIsAskedAbout() throws Exception {
    TestServer server = site.node();
    try (TestNginx nginx = nginx(server, EXAMPLE)) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
        assertEquals(401, client(nginx).send("/x", method, "", "A", "b").statusCode(), method);
      }
      for (String path :
          List.of("/", "/_wxapplogin_verify/x", "/%5fwxapplogin_verify/x", "//x", "/a;b")) {
        assertEquals(401, get(nginx, path, "A", "b").statusCode(), path);
      }
      assertEquals(404, get(nginx, "/_wxapplogin_verify", "A", "b").statusCode());
    }
    assertEquals(Map.of(), seen.get(), "nobody passed");
  }

  private TestNginx nginx(TestServer server, String authorization) throws IOException {
    String shipped = Files.readString(Path.of("deploy/nginx/auth-request.conf"));
    assertTrue(shipped.contains(EXAMPLE), "the example signs in with " + EXAMPLE);
    int port = TestNginx.freePort();
    return TestNginx.start(
        port,
        shipped
            .replace(EXAMPLE, authorization)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server.uri("").getPort())
            .replace("127.0.0.1:9000", "127.0.0.1:" + backend.getAddress().getPort())
            .replace("127.0.0.1:8088", "127.0.0.1:" + port));
  }

  private static ApiClient client(TestNginx nginx) {
    return new ApiClient(path -> URI.create("http://127.0.0.1:" + nginx.plainPort() + path));
  }

  private static HttpResponse<String> get(
      TestNginx nginx, String path, String header, String value, String... more) {
    return client(nginx).send(path, "GET", "", header, value, more);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
