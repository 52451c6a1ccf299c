package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestNginx;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A real nginx with the shipped deploy/nginx/auth-request.conf, its addresses alone replaced. */
class NginxTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private FakeWechat wechat;
  private TestServer server;
  private HttpServer backend;
  private TestNginx nginx;
  private ApiClient api;
  private ApiClient orders;

  @BeforeEach
  void start() throws Exception {
    wechat = FakeWechat.start(0, clock);
    server = TestServer.start(TestSettings.with(wechat.uri()), TEST_DB.dataSource(), clock);
    backend = startBackend();
    int port = TestNginx.freePort();
    nginx = startNginx(port);
    api = new ApiClient(server);
    orders = new ApiClient(path -> URI.create("http://127.0.0.1:" + port + path));
  }

  @AfterEach
  void stop() {
    nginx.close();
    backend.stop(0);
    server.close();
    wechat.close();
  }

  @Test
  void backendSeesWhoItIsAndNobodyElsePasses() {
    String token = api.login(wechat.login().code()).token();
    long user =
        api.get("/wx/user/index", "X-OA-Token", token)
            .data()
            .getAsJsonObject("userInfo")
            .get("userId")
            .getAsLong();

    HttpResponse<String> passed = get("X-OA-Token", token, "X-User-Id", "1", "X-App-Id", "evil");
    assertEquals(200, passed.statusCode());
    assertEquals(user + " " + FakeWechat.APPID + " null null", passed.body());
    assertEquals(200, get("Authorization", "Bearer " + token).statusCode());

    assertEquals(401, get("X-User-Id", "1").statusCode());
    String other = (token.startsWith("x") ? "y" : "x") + token.substring(1);
    assertEquals(401, get("X-OA-Token", other).statusCode());
    assertTrue(get("X-User-Id", "1").body().contains("\"errno\":501"));
    assertEquals(404, orders.send("/_wxapplogin_verify", "GET", "", "A", "b").statusCode());

    api.post("/wx/auth/logout", "", "X-OA-Token", token);
    assertEquals(401, get("X-OA-Token", token).statusCode());
  }

  @Test
  void nextTokenReachesTheClientThroughNginx() {
    String token = api.loginWithRotation(wechat.login().code()).token();
    clock.advance(Duration.ofHours(12));

    String next = get("X-OA-Token", token).headers().firstValue("X-Next-Token").orElseThrow();
    assertEquals(200, get("X-OA-Token", next).statusCode());
  }

  @Test
  void serverThatIsAwayIs503AndNot401() {
    String token = api.login(wechat.login().code()).token();
    server.close();

    HttpResponse<String> refused = get("X-OA-Token", token);
    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
  }

  private HttpResponse<String> get(String header, String value, String... more) {
    return orders.send("/orders", "GET", "", header, value, more);
  }

  private static HttpServer startBackend() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          byte[] body =
              "%s %s %s %s"
                  .formatted(
                      headers.getFirst("X-User-Id"),
                      headers.getFirst("X-App-Id"),
                      headers.getFirst("X-OA-Token"),
                      headers.getFirst("Authorization"))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private TestNginx startNginx(int port) throws IOException {
    String shipped = Files.readString(Path.of("deploy/nginx/auth-request.conf"));
    return TestNginx.start(
        port,
        shipped
            .replace("127.0.0.1:8080", "127.0.0.1:" + server.uri("").getPort())
            .replace("127.0.0.1:9000", "127.0.0.1:" + backend.getAddress().getPort())
            .replace("127.0.0.1:8088", "127.0.0.1:" + port));
  }
}
