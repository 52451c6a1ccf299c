package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Answer;
import org.wxapplogin.sandbox.wechat.PushSender.Push;

/** How often somebody may try what each try tells something of, or costs something. */
class LimitsApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String FORGED =
      "{\"encryptedData\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"iv\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}";
  private static final String UNSIGNED =
      "{\"rawData\":\"{}\",\"signature\":\"0000000000000000000000000000000000000000\"}";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  // Limits do not refill by themselves: on a slow machine they would within a test.
  private final TestServer server =
      site.node(() -> 0, "app." + FakeWechat.APPID + ".push.token", FakeWechat.PUSH_TOKEN);
  private final ApiClient api = new ApiClient(server);

  @Test
  void aUserMayHaveDataOpenedOnlySoOften() {
    String token = token();
    assertEquals(
        List.of(712, 711, 712),
        List.of(
            post("/wx/user/profile", FORGED, token),
            post("/wx/user/profile", UNSIGNED, token),
            post("/wx/auth/bindPhone", FORGED, token)));

    assertEquals(27, triesUntilLimited(() -> post("/wx/user/profile", FORGED, token)));

    assertEquals(429, post("/wx/user/profile", UNSIGNED, token));
    assertEquals(429, post("/wx/auth/bindPhone", FORGED, token));
    assertEquals(712, post("/wx/user/profile", FORGED, token()), "another user");
    assertEquals(0, post("/wx/user/profile", "{\"nickName\":\"Anna\"}", token), "without data");
  }

  @Test
  void aUserMayChangeTheProfileOnlySoOften() {
    String token = token();

    assertEquals(
        60, triesUntilLimited(() -> post("/wx/user/profile", "{\"nickName\":\"Anna\"}", token)));
  }

  @Test
  void guessingWhatWechatSignsWithIsLimited() {
    String push = "/wx/push/" + FakeWechat.APPID + "?signature=0&timestamp=1&nonce=1&echostr=1";
    for (int i = 0; i < 30; i++) {
      assertEquals(403, api.send(push, "GET", "", "Accept", "*/*").statusCode());
      assertEquals(403, api.send(push, "POST", "{}", "Accept", "*/*").statusCode());
    }

    HttpResponse<String> limited = api.send(push, "POST", "{}", "Accept", "*/*");
    assertEquals(429, limited.statusCode());
    assertTrue(limited.headers().firstValue("Retry-After").isPresent());
    wechat.pushTo(server.uri(""));
    assertEquals(new Answer(200, "success"), wechat.push(genuine()), "WeChat is let in");
  }

  private static Push genuine() {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", "oAnna0000000000000000000push");
    return new Push(FakeWechat.APPID, "debug_demo", fields, false, false);
  }

  private int triesUntilLimited(IntSupplier errno) {
    return (int) IntStream.generate(errno).limit(1_000).takeWhile(ended -> ended != 429).count();
  }

  private String token() {
    return api.login(wechat.login().code()).token();
  }

  private int post(String path, String json, String token) {
    return api.post(path, json, "X-OA-Token", token).errno();
  }
}
