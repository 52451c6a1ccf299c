package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.web.admin.AdminClient;

/** A nickname or picture is taken down and stays down; WeChat's session is ended. */
class ProfileCareTest extends UserPageFixture {
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String RUDE = "骂人的名字";
  private static final String URL = "https://thirdwx.qlogo.cn/mmopen/vi_32/rude/132";

  private final ApiClient api = new ApiClient(SITE.server());

  @BeforeEach
  void start() {
    user = id(login(RUDE, URL));
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    TestRows.execute(TEST_DB, "DELETE FROM user_events");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void nicknameStaysDownUntilTheUserSetsAnother() {
    String page = pageAfter("take-down-nickname", "reason", "an insult");

    assertTrue(page.contains("The nickname is taken down."), page);
    assertTrue(page.contains("id=\"undo\""), page);
    assertFalse(page.contains(RUDE), page);
    assertEquals(1, TestRows.count(TEST_DB, "user_events WHERE type = 'user.profile_changed'"));
    Reply again = login(RUDE, "");
    assertEquals("", nickname(), "the client sends it again");
    assertEquals(402, set(again, "nickName", " " + RUDE.charAt(0) + "\u200b" + RUDE.substring(1)));
    assertEquals("", nickname());
    assertEquals(0, set(again, "nickName", "小安"));
    assertEquals("小安", nickname());
    assertEquals(0, TestRows.count(TEST_DB, "taken_profiles"), "the hold is over");
    assertTrue(
        pageAfter("undo-take-down", "field", "NICKNAME").contains("can no longer be given back"));
    assertEquals(List.of("TAKE_DOWN_NICKNAME an insult admin 127.0.0.1"), audit());
  }

  @Test
  void nicknameIsReplacedAndGivenBack() {
    act("take-down-nickname", "instead", " 用户1234 ", "reason", "an insult");
    assertEquals("用户1234", nickname());
    login(RUDE, "");
    assertEquals("用户1234", nickname());
    act("take-down-nickname", "instead", "", "reason", "not even that");
    assertEquals("", nickname());

    assertTrue(page().contains("Nickname taken down"));
    String undone = pageAfter("undo-take-down", "field", "NICKNAME");

    assertTrue(undone.contains("It is given back."), undone);
    assertEquals(RUDE, nickname(), "what stood there first");
    assertEquals(0, TestRows.count(TEST_DB, "taken_profiles"));
    assertEquals("GIVE_BACK_NICKNAME  admin 127.0.0.1", audit().get(2));
    assertEquals(0, TestRows.count(TEST_DB, "audit_events WHERE detail LIKE '%骂%'"));
    assertTrue(pageAfter("take-down-nickname", "instead", RUDE, "reason", "x").contains("Nothing"));
    assertEquals(
        400, act("take-down-nickname", "instead", "x".repeat(65), "reason", "x").statusCode());
    assertEquals(400, act("take-down-nickname", "instead", "", "reason", "").statusCode());
    assertEquals(400, act("undo-take-down", "field", "x").statusCode());
  }

  @Test
  void pictureElsewhereStaysDown() {
    act("take-down-picture", "reason", "naked");
    assertEquals("", picture());
    Reply again = login("", URL);
    assertEquals("", picture());
    assertEquals(402, set(again, "avatarUrl", URL));
    assertTrue(page().contains("Picture taken down"));

    assertTrue(pageAfter("undo-take-down", "field", "PICTURE").contains("It is given back."));
    assertEquals(URL, picture());
  }

  @Test
  void anUploadedPictureIsNotServedAnyMoreAndGivenBackWhole() {
    String name = "0123456789abcdef0123456789abcdef";
    TestRows.execute(
        TEST_DB,
        "INSERT INTO avatars (name, user_id, media_type, content, created_at) VALUES ('%s', %d, 'image/png', 'png', 1)"
            .formatted(name, user));
    TestRows.execute(TEST_DB, "UPDATE users SET avatar_url = 'avatars/" + name + "'");
    assertEquals(200, client.get("/avatars/" + name).statusCode());

    act("take-down-picture", "reason", "naked");
    assertEquals(404, client.get("/avatars/" + name).statusCode());
    assertEquals(1, TestRows.count(TEST_DB, "taken_profiles WHERE content = 'png'"));

    assertTrue(pageAfter("undo-take-down", "field", "PICTURE").contains("It is given back."));
    assertEquals("png", client.get("/avatars/" + name).body());
  }

  @Test
  void afterADayWhatStoodThereIsForgottenAndStillHeld() {
    act("take-down-nickname", "reason", "an insult");
    SITE.clock().advance(Duration.ofDays(1));
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    assertFalse(page().contains("Nickname taken down <"));
    assertTrue(
        pageAfter("undo-take-down", "field", "NICKNAME").contains("can no longer be given back"));

    SITE.server().app().account().cleanUp().run();

    assertEquals(
        1, TestRows.count(TEST_DB, "taken_profiles WHERE value IS NULL AND until IS NULL"));
    Reply again = login(RUDE, "");
    assertEquals("", nickname());
    assertEquals(402, set(again, "nickName", RUDE));
  }

  @Test
  void wechatsSessionIsEndedAndWhatBecameOfItIsSaid() {
    int keys = SITE.wechat().sessionKeys().size();

    assertTrue(pageAfter("reset-session-key").contains("the user has a new session_key"));
    assertEquals(keys + 1, SITE.wechat().sessionKeys().size());
    SITE.wechat().loginRotating(FakeWechat.APPID, ANNA);
    assertTrue(pageAfter("reset-session-key").contains("session was over already"));
    SITE.wechat().fault(Fault.on("/wxa/resetusersessionkey").errcode(45011));
    assertTrue(pageAfter("reset-session-key").contains("asked too often"));
    SITE.wechat().fault(Fault.on("/wxa/resetusersessionkey").status(502));
    assertTrue(pageAfter("reset-session-key").contains("busy or cannot be reached"));
    SITE.wechat().fault(Fault.on("/wxa/resetusersessionkey").errcode(48001));
    assertTrue(pageAfter("reset-session-key").contains("WeChat refused this app"));
    TestRows.execute(TEST_DB, "DELETE FROM session_keys");
    String page = pageAfter("reset-session-key");
    assertTrue(page.contains("no session_key of this user is known"), page);
    assertTrue(page.contains("refused: too often"), page);
    assertEquals(
        List.of("DONE", "OVER", "TOO_OFTEN", "UNAVAILABLE", "MISCONFIGURED", "NO_KEY"),
        TestRows.texts(
            TEST_DB,
            "SELECT new_value FROM audit_events WHERE act = 'RESET_SESSION_KEY' ORDER BY id"));
  }

  private Reply login(String nickname, String url) {
    JsonObject info = new JsonObject();
    info.addProperty("nickName", nickname);
    info.addProperty("avatarUrl", url);
    JsonObject body = new JsonObject();
    body.addProperty("code", SITE.wechat().login(ANNA).code());
    body.add("userInfo", info);
    Reply reply = api.post("/wx/auth/login_by_weixin", body.toString());
    assertEquals(0, reply.errno());
    return reply;
  }

  private static long id(Reply login) {
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  private int set(Reply login, String field, String value) {
    JsonObject body = new JsonObject();
    body.addProperty(field, value);
    return api.post("/wx/user/profile", body.toString(), "X-OA-Token", login.token()).errno();
  }

  private String nickname() {
    return TestRows.texts(TEST_DB, "SELECT nickname FROM users WHERE id = ?", user).get(0);
  }

  private String picture() {
    return TestRows.texts(TEST_DB, "SELECT avatar_url FROM users WHERE id = ?", user).get(0);
  }
}
