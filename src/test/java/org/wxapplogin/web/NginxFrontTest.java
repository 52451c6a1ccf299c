package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestNginx;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;

/** A real nginx with the shipped deploy/nginx/wxapplogin.conf in front of the server. */
class NginxFrontTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  /** The console is allowed to nobody here, and health only to others. */
  private static final String[] CLOSED = {
    "# allow 203.0.113.0/24;", "", "# deny all;", "deny all;", "allow 127.0.0.1;", ""
  };

  /** The address that a client claims counts, so that a test can ask from several. */
  private static final String[] ANY_ADDRESS = {
    "server_name login.example.com;",
    "server_name login.example.com; set_real_ip_from 127.0.0.1; real_ip_header X-Address;"
  };

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final TestServer server = site.node();

  private TestNginx front(String... changes) throws IOException {
    return TestNginx.front(server.uri("").getPort(), changes);
  }

  private static String request(String line, String... headers) {
    return line
        + " HTTP/1.1\r\nHost: login.example.com\r\n"
        + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList())
        + "\r\n";
  }

  private static Optional<Reply> ask(TestNginx nginx, String request) throws IOException {
    try (RawHttp http = nginx.connect()) {
      http.send(request);
      return http.reply(false);
    }
  }

  private static int status(TestNginx nginx, String path) throws IOException {
    return ask(nginx, request("GET " + path)).orElseThrow().status();
  }

  private static JsonObject body(Reply reply) {
    return JsonParser.parseString(new String(reply.body().getBytes(ISO_8859_1), UTF_8))
        .getAsJsonObject();
  }

  @Test
  void noWayOfWritingAPathPassesItsRules() throws IOException {
    List<String> paths = new ArrayList<>(PlainPathsTest.TRICKS);
    paths.addAll(
        List.of(
            "/wxapplogin/admin%2fsign-in",
            "/wxapplogin/admin%5csign-in",
            "/wxapplogin\\admin\\sign-in",
            "/wxapplogin/%00/admin",
            "/wxapplogin/admin/sign-in%3fx",
            "/wxapplogin/admin/sign-in#x",
            "/wxapplogin/../wxapplogin/metrics",
            "/x/..;/wxapplogin/metrics",
            "/wxapplogin/..;x/wxapplogin/metrics",
            "http://login.example.com/wxapplogin/;x/metrics",
            "http://login.example.com//wxapplogin/metrics"));
    try (TestNginx nginx = front(CLOSED)) {
      assertAll(paths.stream().map(path -> () -> assertEquals(400, status(nginx, path), path)));
    }
  }

  /**
   * Never with a page of nginx's own, which names nginx, nor with a reply that a cache may keep.
   */
  @Test
  void whatItRefusesItselfIsAnsweredAsTheServerWould() throws IOException {
    String refused = "{\"errno\":401,\"errmsg\":\"参数缺失或格式不正确\"}";
    try (TestNginx nginx = front(CLOSED)) {
      Map.of(
              "/wxapplogin/;x/metrics",
              new Refusal(400, refused),
              "/wxapplogin/metrics",
              new Refusal(403, "not from here"),
              "/",
              new Refusal(404, "nothing here"))
          .forEach((path, expected) -> assertEquals(expected, refusal(nginx, path), path));
    }
  }

  private record Refusal(int status, String body) {}

  private static Refusal refusal(TestNginx nginx, String path) {
    try {
      Reply reply = ask(nginx, request("GET " + path)).orElseThrow();
      assertEquals(Optional.of("no-store"), reply.header("Cache-Control"), path);
      return new Refusal(reply.status(), new String(reply.body().getBytes(ISO_8859_1), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsClosedIsClosed() throws IOException {
    List<String> closed =
        List.of(
            "/wxapplogin/admin",
            "/wxapplogin/admin/",
            "/wxapplogin/admin/sign-in",
            "/wxapplogin/admin/sign-in/code",
            "/wxapplogin/metrics",
            "/wxapplogin/metrics/",
            "/wxapplogin/health/live",
            "/wxapplogin/health/ready",
            "/wxapplogin/health",
            "http://login.example.com/wxapplogin/metrics",
            "/wxapplogin/internal/access-token");
    try (TestNginx nginx = front(CLOSED)) {
      assertAll(closed.stream().map(path -> () -> assertEquals(403, status(nginx, path), path)));
      assertEquals(302, status(nginx, "/wxapplogin/"));
      assertEquals(200, status(nginx, "/wxapplogin/wx/auth/check"));
    }
    try (TestNginx nginx = front()) {
      assertEquals(200, status(nginx, "/wxapplogin/admin/sign-in"));
      assertEquals(200, status(nginx, "/wxapplogin/health/ready"));
      assertEquals(401, status(nginx, "/wxapplogin/internal/access-token"));
    }
  }

  @Test
  void everyReplySaysThatHttpsIsToBeUsedAndNoVersion() throws IOException {
    try (TestNginx nginx = front()) {
      for (String path :
          List.of("/wxapplogin/wx/auth/check", "/wxapplogin/;x", "/wxapplogin/metrics", "/")) {
        Reply reply = ask(nginx, request("GET " + path)).orElseThrow();
        assertEquals(
            "max-age=31536000", reply.header("Strict-Transport-Security").orElse(""), path);
        assertEquals("nginx", reply.header("Server").orElse(""), path);
        assertFalse(reply.body().contains("nginx/"), reply.body());
      }
      server.close();
      Reply away = ask(nginx, request("GET /wxapplogin/wx/auth/check")).orElseThrow();
      assertEquals(503, away.status());
      assertEquals(502, body(away).get("errno").getAsInt());
      assertEquals("1", away.header("Retry-After").orElse(""));
      assertTrue(away.header("Strict-Transport-Security").isPresent());
    }
  }

  @Test
  void whoeverAsksForAnotherNameGetsNoAnswer() throws IOException {
    try (TestNginx nginx = front()) {
      assertThrows(SSLException.class, () -> nginx.connect("other.example.com"));
      try (RawHttp http = nginx.connect()) {
        http.send("GET /wxapplogin/wx/auth/check HTTP/1.1\r\nHost: other.example.com\r\n\r\n");
        assertEquals(Optional.empty(), http.reply(false));
      }
      assertEquals(
          Optional.empty(),
          RawHttp.ask(nginx.plainPort(), "GET / HTTP/1.1\r\nHost: other\r\n\r\n"));
    }
  }

  /** A program that talks without TLS must notice; whoever types the address means https. */
  @Test
  void withoutTlsOnlyTheConsoleIsLedOn() throws IOException {
    try (TestNginx nginx = front()) {
      for (String line :
          List.of(
              "GET /wxapplogin/wx/auth/check",
              "GET /wxapplogin/login?code=x",
              "POST /wxapplogin/admin/sign-in",
              "GET /",
              "GET /.well-known/acme-challenge/none")) {
        Reply reply = RawHttp.ask(nginx.plainPort(), request(line)).orElseThrow();
        assertEquals(403, reply.status(), line);
        assertEquals("https only", reply.body(), line);
      }
      Reply reply =
          RawHttp.ask(nginx.plainPort(), request("GET /wxapplogin/admin/users?q=x")).orElseThrow();
      assertEquals(301, reply.status());
      assertEquals(
          Optional.of("https://login.example.com/wxapplogin/admin/"), reply.header("Location"));
    }
  }

  @Test
  void theAddressAClientClaimsDoesNotCount() throws IOException {
    String code = site.wechat().login().code();
    try (TestNginx nginx = front()) {
      String body = "{\"code\":\"" + code + "\"}";
      String login =
          request(
                  "POST /wxapplogin/wx/auth/login_by_weixin",
                  "X-Forwarded-For: 203.0.113.7",
                  "Content-Length: " + body.length())
              + body;
      String token =
          body(ask(nginx, login).orElseThrow()).getAsJsonObject("data").get("token").getAsString();

      String seen =
          new ApiClient(server)
              .get("/wx/user/sessions", "X-OA-Token", token)
              .data()
              .getAsJsonArray("sessions")
              .get(0)
              .getAsJsonObject()
              .get("ip")
              .getAsString();
      assertEquals("127.0.0.1", seen);
    }
  }

  /** Over https and http, and where not even the name is known yet. */
  @Test
  void whoeverDoesNotSendTheHeadOfARequestIsCutOff() throws IOException {
    try (TestNginx nginx = front("client_header_timeout 10s", "client_header_timeout 5s");
        RawHttp https = nginx.connect();
        RawHttp handshake = new RawHttp(nginx.port());
        RawHttp http = new RawHttp(nginx.plainPort())) {
      for (RawHttp slow : List.of(https, handshake, http)) {
        slow.send(slow == handshake ? "\u0016" : "GET /wxapplogin/wx/auth/check HTTP/1.1\r\n");
      }
      for (RawHttp slow : List.of(https, handshake, http)) {
        assertEquals(Optional.empty(), slow.reply(false));
      }
    }
  }

  @Test
  void signInsAreLimitedBySource() throws IOException {
    try (TestNginx nginx = front(changes(ANY_ADDRESS, "rate=60r/m", "rate=1r/m"))) {
      exhaust(nginx, "GET /wxapplogin/admin/sign-in", "203.0.113.7");

      assertEquals(200, fromAddress(nginx, "GET /wxapplogin/admin/sign-in", "203.0.113.8"));
    }
  }

  @Test
  void loginsAreLimitedBySource() throws IOException {
    String[] login = {"GET /wxapplogin/login", "GET /wxapplogin/wx/auth/login_by_weixin"};
    try (TestNginx nginx = front(changes(ANY_ADDRESS, "rate=100r/s", "rate=1r/m"))) {
      exhaust(nginx, login[0], "2001:db8:1:2::1");

      assertEquals(429, fromAddress(nginx, login[1], "2001:db8:1:2:ffff::9"), "the same /64");
      assertEquals(200, fromAddress(nginx, login[1], "2001:db8:1:3::1"), "another one");
      assertEquals(200, fromAddress(nginx, login[1], "203.0.113.7"));
      assertEquals(
          200, fromAddress(nginx, "GET /wxapplogin/wx/auth/check", "2001:db8:1:2::1"), "no login");
    }
  }

  private static String[] changes(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** Asks until the burst that is allowed is used up. */
  private static void exhaust(TestNginx nginx, String line, String address) throws IOException {
    try (RawHttp http = nginx.connect()) {
      for (int i = 0; i < 300; i++) {
        http.send(request(line, "X-Address: " + address));
        Reply reply = http.reply(false).orElseThrow();
        if (reply.status() == 429) {
          assertTrue(i >= 30, "not before " + i);
          assertEquals(429, body(reply).get("errno").getAsInt());
          assertEquals("1", reply.header("Retry-After").orElse(""));
          return;
        }
      }
    }
    throw new AssertionError("no limit");
  }

  private static int fromAddress(TestNginx nginx, String line, String address) throws IOException {
    return ask(nginx, request(line, "X-Address: " + address)).orElseThrow().status();
  }

  @Test
  void whatIsTooLargeGetsItsErrno() throws IOException {
    String token = new ApiClient(server).login(site.wechat().login().code()).token();
    try (TestNginx nginx = front()) {
      int mebibyte = 1024 * 1024;
      assertEquals(402, upload(nginx, token, mebibyte + mebibyte / 2), "read, and no picture");
      assertEquals(402, upload(nginx, token, 3 * mebibyte), "the server's reply");
      assertEquals(402, upload(nginx, token, 6 * mebibyte), "that of nginx");
      for (int size : List.of(64 * 1024 + 1, 2 * mebibyte)) {
        String login =
            request("POST /wxapplogin/wx/auth/login_by_weixin", "Content-Length: " + size);
        Reply reply = ask(nginx, login + "x".repeat(size)).orElseThrow();
        assertEquals(200, reply.status());
        assertEquals(401, body(reply).get("errno").getAsInt());
      }
    }
  }

  private static int upload(TestNginx nginx, String token, int size) throws IOException {
    String form =
        "--frame\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            + "x".repeat(size)
            + "\r\n--frame--\r\n";
    String request =
        request(
                "POST /wxapplogin/wx/user/avatar",
                "X-OA-Token: " + token,
                "Content-Type: multipart/form-data; boundary=frame",
                "Content-Length: " + form.length())
            + form;
    Reply reply = ask(nginx, request).orElseThrow();
    assertEquals(200, reply.status());
    return body(reply).get("errno").getAsInt();
  }
}
