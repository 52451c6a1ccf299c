package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Whatever a request's bytes are, the reply is the API's own, on Tomcat. */
class ReadingTest extends ApiFixture {
  private static final String UPLOAD = "/wx/user/avatar";
  private static final String PROFILE = "/wx/user/profile";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int UPLOAD_TOO_LARGE = 12 * 1024 * 1024;

  private final int port = server.uri("").getPort();
  private String token;

  @BeforeEach
  void annaIsSignedIn() {
    token = api.login(wechat.login(ANNA).code()).token();
  }

  private String post(String path, String type, String body) {
    return head(path, type) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private String head(String path, String type) {
    return "POST /wxapplogin%s HTTP/1.1\r\nHost: localhost\r\nX-OA-Token: %s\r\nContent-Type: %s\r\n"
        .formatted(path, token, type);
  }

  private static String part(String content) {
    return "--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"me.png\"\r\n\r\n"
        + content;
  }

  private static int errno(Reply reply) {
    return JsonParser.parseString(reply.body()).getAsJsonObject().get("errno").getAsInt();
  }

  private void assertErrno(int errno, String request) throws IOException {
    Reply reply = RawHttp.ask(port, request).orElseThrow();
    String line = request.lines().findFirst().orElse("");
    assertEquals(200, reply.status(), line);
    assertEquals(errno, errno(reply), line);
  }

  @Test
  void aFormWithFilesThatIsNoneIsErrno401() throws IOException {
    String whole = part("x") + "\r\n--frame--\r\n";
    String frame = "multipart/form-data; boundary=frame";
    assertErrno(402, post(UPLOAD, frame, whole)); // read, and found to be no picture
    assertErrno(402, post(UPLOAD, "multipart/form-data; a=b; boundary=\"frame\"", whole));
    assertErrno(
        402,
        post(UPLOAD, "multipart/form-data" + "; a=b".repeat(1_000) + "; boundary=frame", whole));
    assertErrno(402, post(UPLOAD, frame, "--frame\r\n\r\nno file\r\n" + whole));

    assertErrno(401, post(UPLOAD, "multipart/form-data", whole));
    assertErrno(401, post(UPLOAD, "multipart/form-data; boundary=", whole));
    assertErrno(401, post(UPLOAD, "multipart/form-data" + ";".repeat(6_000), whole));
    assertErrno(401, post(UPLOAD, "multipart/mixed; boundary=frame", whole));
    assertErrno(401, post(UPLOAD, "multipart/form-data; boundary=other", whole));
    assertErrno(401, post(UPLOAD, frame, part("x")));
    assertErrno(401, post(UPLOAD, frame, part("x") + "\r\n--fram"));
    assertErrno(401, post(UPLOAD, frame, "--frame\r\nContent-Disposition: form-data; filename="));
    assertErrno(401, post(UPLOAD, frame, "--frame\r\n\r\nno file\r\n--frame--\r\n"));
    assertErrno(401, post(UPLOAD, frame, "--frame--"));
    assertErrno(401, post(UPLOAD, frame, "--frame"));
    assertErrno(401, post(UPLOAD, frame, ""));
  }

  @Test
  void aBodyThatIsCutOffIs400InTheFrame() throws IOException {
    for (String head :
        List.of(
            head("/wx/auth/login_by_weixin", "application/json"),
            head(UPLOAD, "multipart/form-data; boundary=frame"))) {
      try (RawHttp http = new RawHttp(port)) {
        http.send(head + "Content-Length: 500\r\n\r\n" + part("x"));
        http.endSending();

        Reply reply = http.reply(false).orElseThrow();
        assertEquals(400, reply.status());
        assertEquals(401, errno(reply));
      }
    }
  }

  @Test
  void chunksThatAreNoneAre400InTheFrame() throws IOException {
    for (String path : List.of("/wx/auth/login_by_weixin", UPLOAD, PROFILE, "/login")) {
      String head = head(path, "multipart/form-data; boundary=frame");
      Reply reply =
          RawHttp.ask(port, head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n")
              .orElseThrow();
      assertEquals(400, reply.status(), path);
      assertEquals(401, errno(reply), path);
      assertTrue(reply.closes(), path);
    }
  }

  @Test
  void anUploadThatIsTooLargeGetsItsErrno() throws IOException {
    String body = part("x".repeat(UPLOAD_TOO_LARGE)) + "\r\n--frame--\r\n";
    String length = "Content-Length: " + body.length() + "\r\n\r\n";
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    String head = head(UPLOAD, "multipart/form-data; boundary=frame");
    for (String request :
        List.of(head + length + body, head + "Transfer-Encoding: chunked\r\n\r\n" + chunk)) {
      try (RawHttp http = new RawHttp(port)) {
        assertTrue(http.send(request), "all of it is taken");
        assertEquals(402, errno(http.reply(false).orElseThrow()));
      }
    }
  }

  @Test
  void aBodyNobodyReadsIsPassedOver() throws IOException {
    for (int size : List.of(10, 64 * 1024, 4 * 1024 * 1024)) {
      for (String path : List.of("/wx/nothing", "/admin/nothing", "/nothing", "/auth/verify")) {
        try (RawHttp http = new RawHttp(port)) {
          assertTrue(http.send(post(path, FORM, "x".repeat(size))), path);
          Reply reply = http.reply(false).orElseThrow();
          assertTrue(size > 64 * 1024 || !reply.closes(), path + size);
        }
      }
    }
  }

  @Test
  void aFormInAnotherCharsetIsErrno401AndStoresNothing() throws IOException {
    String gbk = URLEncoder.encode("小明", Charset.forName("GBK"));
    String utf8 = URLEncoder.encode("小 明%", UTF_8);
    assertErrno(0, post(PROFILE, FORM, "nickName=" + utf8));
    for (String form :
        List.of(
            "nickName=" + gbk,
            gbk + "=x",
            "nickName=" + new String("小明".getBytes("GBK"), ISO_8859_1),
            "nickName=%ED%A0%80", // half a pair of UTF-16
            "nickName=%C0%80",
            "nickName=%F8",
            "nickName=%",
            "nickName=%4",
            "nickName=%zz",
            "nickName=%+4")) {
      assertErrno(401, post(PROFILE, FORM, form));
    }
    assertErrno(401, RawHttp.get("/wxapplogin/login?code=%FF"));

    assertEquals(
        "小 明%",
        api.get(PROFILE, "X-OA-Token", token)
            .data()
            .getAsJsonObject("userInfo")
            .get("nickName")
            .getAsString());
  }

  @Test
  void aMethodOrPathThatIsNothingIsErrno503InTheFrame() {
    List<String> paths =
        List.of(
            "/wx",
            "/wx/",
            "/wx/nothing",
            "/wx/auth",
            "/wx/auth/check/",
            "/wx/auth/login_by_weixin/x",
            "/wx/push",
            "/wx/push/",
            "/login/",
            "/login/x",
            "/login.jsp/",
            "/login.jsp/x",
            "/health",
            "/health/",
            "/health/live/");
    List<String> methods =
        List.of("OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "X", "PUT", "DELETE");
    assertAll(
        Stream.concat(
            paths.stream().map(path -> () -> assertErrno(503, RawHttp.get("/wxapplogin" + path))),
            methods.stream()
                .flatMap(
                    method ->
                        Stream.of("/wx/auth/check", "/login", "/health/live")
                            .map(p -> method + " /wxapplogin" + p))
                .map(
                    line ->
                        () ->
                            assertErrno(
                                503,
                                line
                                    + " HTTP/1.1\r\nHost: x\r\nX-OA-Token: "
                                    + token
                                    + "\r\n\r\n"))));
  }

  @Test
  void aPageThatIsNothingIsAPage() throws IOException {
    for (String line : List.of("GET /wxapplogin/nothing", "TRACE /wxapplogin/admin/sign-in")) {
      Reply reply = RawHttp.ask(port, line + " HTTP/1.1\r\nHost: x\r\n\r\n").orElseThrow();
      assertTrue(reply.status() == 404 || reply.status() == 405, line + reply.head());
      assertTrue(reply.header("Content-Type").orElse("").startsWith("text/html"), line);
      assertFalse(reply.body().contains("Tomcat"), line);
    }
  }

  @Test
  void nobodyCanAskForTheErrorItself() throws IOException {
    assertEquals(
        404, RawHttp.ask(port, RawHttp.get("/wxapplogin/WEB-INF/error")).orElseThrow().status());
  }

  @Test
  void aPushThatCannotBeReadIs400WithoutAFrame() throws IOException {
    String path = "/wx/push/" + FakeWechat.APPID;
    for (String request :
        List.of(
            post(path + "?signature=x", "text/xml", "x".repeat(64 * 1024 + 1)),
            post(path + "?signature=%FF", "text/xml", "x"),
            post(path + "?signature=x", "text/xml", "\u00ff"),
            RawHttp.get("/wxapplogin" + path + "?signature=x"),
            RawHttp.get("/wxapplogin" + path + "?echostr=%zz"))) {
      Reply reply = RawHttp.ask(port, request).orElseThrow();
      assertEquals(400, reply.status());
      assertFalse(reply.body().contains("errno"), reply.body());
    }
  }
}
