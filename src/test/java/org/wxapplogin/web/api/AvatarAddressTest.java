package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
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
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What address a picture has, whoever claims another, and what is left of one that is removed. */
class AvatarAddressTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String BASE = TestSettings.PUBLIC_URL;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server = site.node();
  private final ApiClient api = new ApiClient(server);
  private final AvatarClient avatars = new AvatarClient(server);
  private String token;

  @BeforeEach
  void annaIsSignedIn() {
    token = api.login(wechat.login(ANNA).code()).token();
  }

  @Test
  void aRowHoldsTheNameOfAPictureAndNoAddress() throws Exception {
    String url = avatars.uploaded(token);
    assertTrue(url.matches(BASE + "/avatars/[0-9a-f]{32}"), url);
    assertEquals(
        List.of("avatars/" + url.substring(url.length() - 32)),
        TestRows.texts(TEST_DB, "SELECT avatar_url FROM users"));
  }

  @Test
  void aServerThatMovesTakesItsPicturesAlong() throws Exception {
    String name = name(avatars.uploaded(token));
    TestServer moved = site.node("public-url", "https://new.example.com/login/");
    assertEquals(
        "https://new.example.com/login/avatars/" + name, new AvatarClient(moved).shown(token));
  }

  /**
   * Otherwise the Host header of the upload would be stored as where everybody gets the picture.
   */
  @Test
  void aServerThatDoesNotKnowItsAddressTakesNoPicture() throws Exception {
    TestServer unnamed = site.node("public-url", "");
    JsonObject reply = new AvatarClient(unnamed).upload(token, "me.png", AvatarClient.png());
    assertEquals(503, reply.get("errno").getAsInt());
    assertEquals(0, TestRows.count(TEST_DB, "avatars"));
  }

  @Test
  void aClientThatSendsItsPictureBackKeepsIt() throws Exception {
    String url = avatars.uploaded(token);
    assertEquals(url, avatars.typed(token, url));
    String old = "http://evil.example/wxapplogin/avatars/" + name(url);
    assertEquals(url, avatars.typed(token, old), "of a host that this server is not");
    assertEquals(200, avatars.fetch(url).statusCode());
  }

  @Test
  void nobodyShowsThePictureOfSomebodyElseAsTheirOwn() throws Exception {
    String annas = avatars.uploaded(token);
    String bo = api.login(wechat.login(BO).code()).token();
    assertEquals("", avatars.typed(bo, annas));
    assertEquals(
        "", avatars.typed(bo, annas.replace("login.example.com", "LOGIN.example.com:443")));

    String code = wechat.login(BO).code();
    Reply again =
        api.post(
            "/wx/auth/login_by_weixin",
            "{\"code\":\"%s\",\"userInfo\":{\"avatarUrl\":\"%s\"}}".formatted(code, annas));
    assertEquals(
        "", again.data().getAsJsonObject("userInfo").get("avatarUrl").getAsString(), "by a login");

    String elsewhere = "https://evil.example/wxapplogin/avatars/" + name(annas);
    assertEquals(elsewhere, avatars.typed(bo, elsewhere), "an address like any other");
    assertEquals(elsewhere, TestRows.texts(TEST_DB, users(BO)).get(0));
  }

  @Test
  void aPictureIsGoneOnceTheProfileShowsAnother() throws Exception {
    for (String typed : List.of("", "https://thirdwx.qlogo.cn/a.png")) {
      String url = avatars.uploaded(token);
      assertEquals(typed, avatars.typed(token, typed));
      assertEquals(404, avatars.fetch(url).statusCode());
      assertFalse(api.get("/wx/user/export", "X-OA-Token", token).data().has("uploadedAvatar"));
      assertEquals(0, TestRows.count(TEST_DB, "avatars"));
    }
  }

  @Test
  void aCacheAsksAgainWhetherAPictureIsStillThere() throws Exception {
    String url = avatars.uploaded(token);
    String tag = avatars.fetch(url).headers().firstValue("ETag").orElse("");
    assertEquals("\"" + name(url) + "\"", tag);
    assertEquals(
        "public, max-age=600, must-revalidate",
        avatars.fetch(url).headers().firstValue("Cache-Control").orElse(""));
    assertEquals(304, avatars.fetch(url, "If-None-Match", tag).statusCode());
    assertEquals(304, avatars.fetch(url, "If-None-Match", "\"x\", W/" + tag).statusCode());
    assertEquals(200, avatars.fetch(url, "If-None-Match", "\"x\"").statusCode());

    avatars.typed(token, "");
    assertEquals(404, avatars.fetch(url, "If-None-Match", tag).statusCode());
  }

  private static String name(String url) {
    return url.substring(url.length() - 32);
  }

  private static String users(String openid) {
    return "SELECT avatar_url FROM users WHERE openid = '" + openid + "'";
  }
}
