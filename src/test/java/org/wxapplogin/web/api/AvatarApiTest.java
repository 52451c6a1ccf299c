package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
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

  private static final String PROFILE = AvatarClient.PROFILE;
  private static final String MEDIA_CHECK = "/wxa/media_check_async";
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  private static final String[] CHECKING = {
    "wechat.check-content",
    "true",
    "app." + FakeWechat.APPID + ".push.token",
    FakeWechat.PUSH_TOKEN,
    "app." + FakeWechat.SECOND_APPID + ".push.token",
    FakeWechat.PUSH_TOKEN
  };

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();

  @Test
  void anUploadIsShownToEverybody() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    AvatarClient avatars = new AvatarClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();

    String url = avatars.uploaded(token);

    assertEquals(url, avatars.shown(token));
    HttpResponse<byte[]> picture = avatars.fetch(url);
    assertEquals(200, picture.statusCode());
    assertEquals("image/png", header(picture, "Content-Type"));
    assertEquals("nosniff", header(picture, "X-Content-Type-Options"));
    assertEquals("default-src 'none'; sandbox", header(picture, "Content-Security-Policy"));
    assertEquals(9, ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth());

    String next = avatars.uploaded(token);
    assertNotEquals(url, next);
    assertEquals(404, avatars.fetch(url).statusCode(), "the one before is gone");
    assertEquals(1, TestRows.count(TEST_DB, "avatars"));
    assertEquals(400, avatars.fetch("/avatars/../WEB-INF/web.xml").statusCode());
  }

  @Test
  void whatIsNoPictureIsRefusedWithAnErrno() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    AvatarClient avatars = new AvatarClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    byte[] text = "a".repeat(2 * 1024 * 1024).getBytes(US_ASCII);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(US_ASCII);

    assertEquals(402, errno(avatars.upload(token, "me.jpg", text)));
    assertEquals(402, errno(avatars.upload(token, "me.svg", svg)));
    assertEquals(402, errno(avatars.upload(token, "me.jpg", new byte[2 * 1024 * 1024 + 1])));
    assertEquals(402, errno(avatars.upload(token, "me.jpg", new byte[0])));
    assertEquals(401, api.post(AvatarClient.UPLOAD, "{}", "X-OA-Token", token).errno());
    assertEquals(501, errno(avatars.upload("no-token", "me.png", AvatarClient.png())));
    assertEquals("", avatars.shown(token));
    assertEquals(0, TestRows.count(TEST_DB, "avatars"));
  }

  @Test
  void nothingIsJudgedUnlessConfigured() throws Exception {
    TestServer server = site.node();
    ApiClient api = new ApiClient(server);
    AvatarClient avatars = new AvatarClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    avatars.upload(token, "me.png", AvatarClient.png());
    assertEquals(0, name(api, token, "risky").errno());
    assertEquals(List.of(), wechat.requests("/wxa/msg_sec_check"));
    assertEquals(List.of(), wechat.requests(MEDIA_CHECK));
  }

  @Test
  void aRiskyNameIsRefusedAndALoginBringsNoneThatNobodyJudged() {
    ApiClient api = new ApiClient(site.node(CHECKING));
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
    TestServer server = site.node(CHECKING);
    ApiClient api = new ApiClient(server);
    AvatarClient avatars = new AvatarClient(server);
    String token = api.login(wechat.login(ANNA).code()).token();
    String url = avatars.uploaded(token);
    String trace = awaitTrace();

    wechat.pushTo(server.uri(""));
    judge("another-trace", "risky");
    judge(trace, "pass");
    assertEquals(url, avatars.shown(token));
    judge(trace, "risky");
    assertEquals("", avatars.shown(token));
    assertEquals(404, avatars.fetch(url).statusCode());
  }

  /** WeChat may push its verdict before its answer to the upload is stored. */
  @Test
  void aVerdictThatComesBeforeItsTraceIsNotLost() throws Exception {
    TestServer server = site.node(CHECKING);
    AvatarClient avatars = new AvatarClient(server);
    String token = new ApiClient(server).login(wechat.login(ANNA).code()).token();
    wechat.pushTo(server.uri(""));
    judge("early-trace", "risky");

    wechat.fault(
        Fault.on(MEDIA_CHECK)
            .body("{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"early-trace\"}"));
    String url = avatars.uploaded(token);
    awaitTrace();
    clock.advance(Duration.ofSeconds(31));
    server.app().push().tries().tend();

    assertEquals("", avatars.shown(token));
    assertEquals(404, avatars.fetch(url).statusCode());
  }

  private static String awaitTrace() {
    String sql = "SELECT trace_id FROM avatars WHERE trace_id IS NOT NULL";
    while (TestRows.texts(TEST_DB, sql).isEmpty()) {
      Thread.onSpinWait(); // the upload was answered before WeChat was asked
    }
    return TestRows.texts(TEST_DB, sql).get(0);
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

  private static int errno(JsonObject body) {
    return body.get("errno").getAsInt();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
