package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.sandbox.wechat.PushSender;
import org.wxapplogin.sandbox.wechat.PushSender.Push;

/** Uploading a picture, showing it, and WeChat's judgement of pictures and names, over HTTP. */
class AvatarApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String UPLOAD = "/wx/user/avatar";
  private static final String PROFILE = "/wx/user/profile";
  private static final String MEDIA_CHECK = "/wxa/media_check_async";
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();

  @Test
  void anUploadIsShownToEverybodyForEver() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();

    String url = uploaded(server, token);

    assertEquals(url, shown(api, token));
    HttpResponse<byte[]> picture = fetch(URI.create(url));
    assertEquals(200, picture.statusCode());
    assertEquals("image/png", header(picture, "Content-Type"));
    assertEquals("public, max-age=31536000, immutable", header(picture, "Cache-Control"));
    assertEquals("nosniff", header(picture, "X-Content-Type-Options"));
    assertEquals("default-src 'none'; sandbox", header(picture, "Content-Security-Policy"));
    assertEquals(9, ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth());

    String next = uploaded(server, token);
    assertNotEquals(url, next);
    assertEquals(404, fetch(URI.create(url)).statusCode(), "the one before is gone");
    assertEquals(1, TestRows.count(TEST_DB, "avatars"));
    assertEquals(400, fetch(server.uri("/avatars/../WEB-INF/web.xml")).statusCode());
  }

  @Test
  void theAddressIsTheConfiguredOne() throws Exception {
    TestServer server = site.node("public-url", "https://login.example.com/x/");
    String token = new ApiClient(server).login(wechat.login(ANNA).code()).token();
    String url = uploaded(server, token);
    assertTrue(url.matches("https://login\\.example\\.com/x/avatars/[0-9a-f]{32}"), url);
  }

  @Test
  void whatIsNoPictureIsRefusedWithAnErrno() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    byte[] text = "a".repeat(2 * 1024 * 1024).getBytes(US_ASCII);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(US_ASCII);

    assertEquals(402, errno(upload(server, token, "me.jpg", text)));
    assertEquals(402, errno(upload(server, token, "me.svg", svg)));
    assertEquals(402, errno(upload(server, token, "me.jpg", new byte[2 * 1024 * 1024 + 1])));
    assertEquals(402, errno(upload(server, token, "me.jpg", new byte[0])));
    assertEquals(401, api.post(UPLOAD, "{}", "X-OA-Token", token).errno());
    assertEquals(501, errno(upload(server, "no-token", "me.png", png())));
    assertEquals("", shown(api, token));
    assertEquals(0, TestRows.count(TEST_DB, "avatars"));
  }

  @Test
  void nothingIsJudgedUnlessConfigured() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    upload(server, token, "me.png", png());
    assertEquals(0, name(api, token, "risky").errno());
    assertEquals(List.of(), wechat.requests("/wxa/msg_sec_check"));
    assertEquals(List.of(), wechat.requests(MEDIA_CHECK));
  }

  @Test
  void aRiskyNameIsRefusedAndALoginBringsNoneThatNobodyJudged() {
    ApiClient api =
        new ApiClient(
            site.node(
                "wechat.check-content",
                "true",
                "app." + FakeWechat.APPID + ".push.token",
                FakeWechat.PUSH_TOKEN));
    Reply login =
        api.post(
            "/wx/auth/login_by_weixin",
            "{\"code\":\"%s\",\"userInfo\":{\"nickName\":\"risky\",\"city\":\"广州\"}}"
                .formatted(wechat.login(ANNA).code()));
    JsonObject info = login.data().getAsJsonObject("userInfo");
    assertEquals("", info.get("nickName").getAsString());
    assertEquals("广州", info.get("city").getAsString());

    String token = login.token();
    assertEquals(0, name(api, token, "安娜 😀").errno());
    assertEquals(402, name(api, token, "a risky one").errno());
    assertEquals(0, name(api, token, "one to review").errno());
    wechat.fault(Fault.on("/wxa/msg_sec_check").errcode(61010));
    assertEquals(506, name(api, token, "x").errno());
    wechat.fault(Fault.on("/wxa/msg_sec_check").errcode(-1));
    assertEquals(705, name(api, token, "x").errno());
    assertEquals(
        "one to review",
        api.get(PROFILE, "X-OA-Token", token)
            .data()
            .getAsJsonObject("userInfo")
            .get("nickName")
            .getAsString());
    assertEquals(
        "",
        api.post(PROFILE, "{\"avatarUrl\":\"https://example.com/a.png\"}", "X-OA-Token", token)
            .data()
            .getAsJsonObject("userInfo")
            .get("avatarUrl")
            .getAsString());
  }

  @Test
  void aPictureWechatJudgesRiskyGoes() throws Exception {
    TestServer server =
        site.node(
            "wechat.check-content",
            "true",
            "app." + FakeWechat.APPID + ".push.token",
            FakeWechat.PUSH_TOKEN);
    ApiClient api = new ApiClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    String url = uploaded(server, token);
    String sql = "SELECT trace_id FROM avatars WHERE trace_id IS NOT NULL";
    while (TestRows.texts(TEST_DB, sql).isEmpty()) {
      Thread.onSpinWait(); // the upload was answered before WeChat was asked
    }
    String trace = TestRows.texts(TEST_DB, sql).get(0);

    wechat.pushTo(server.uri(""));
    judge("another-trace", "risky");
    judge(trace, "pass");
    assertEquals(url, shown(api, token));
    judge(trace, "risky");
    assertEquals("", shown(api, token));
    assertEquals(404, fetch(URI.create(url)).statusCode());
  }

  private void judge(String trace, String suggest) {
    JsonObject result = new JsonObject();
    result.addProperty("suggest", suggest);
    JsonObject fields = new JsonObject();
    fields.addProperty("trace_id", trace);
    fields.add("result", result);
    Push push = new Push(FakeWechat.APPID, "wxa_media_check", fields, false, false);
    assertEquals(new PushSender.Answer(200, "success"), wechat.push(push));
  }

  private static Reply name(ApiClient api, String token, String name) {
    return api.post(PROFILE, "{\"nickName\":\"" + name + "\"}", "X-OA-Token", token);
  }

  private static String shown(ApiClient api, String token) {
    return api.get(PROFILE, "X-OA-Token", token)
        .data()
        .getAsJsonObject("userInfo")
        .get("avatarUrl")
        .getAsString();
  }

  private static int errno(JsonObject body) {
    return body.get("errno").getAsInt();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  private static String uploaded(TestServer server, String token) throws Exception {
    return upload(server, token, "me.png", png())
        .getAsJsonObject("data")
        .get("avatarUrl")
        .getAsString();
  }

  private static JsonObject upload(TestServer server, String token, String name, byte[] file)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
            .getBytes(US_ASCII));
    body.writeBytes(file);
    body.writeBytes("\r\n--frame--\r\n".getBytes(US_ASCII));
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(UPLOAD))
            .header("Content-Type", "multipart/form-data; boundary=frame")
            .header("X-OA-Token", token)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return JsonParser.parseString(HTTP.send(request, BodyHandlers.ofString()).body())
        .getAsJsonObject();
  }

  private static HttpResponse<byte[]> fetch(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
