package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AccountSite;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What a user takes home, over HTTP. */
class PersonalDataApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String NOW = "2026-01-01T00:00:00.123Z";

  private final TestClock clock = new TestClock(Instant.parse(NOW));
  private AccountSite site;

  @BeforeEach
  void start() {
    site = new AccountSite(TEST_DB, clock, "phone.taken", "move");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void everythingHeldIsInOneObject() {
    String token = site.signInWithEverything(ANNA, "Anna", "13800138000");
    Reply reply = export(token);

    assertEquals(0, reply.errno());
    assertEquals(200, reply.status());
    assertEquals(
        "attachment; filename=\"wxapplogin-export.json\"", reply.header("Content-Disposition"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals("application/json;charset=UTF-8", reply.header("Content-Type"));
    JsonObject data = reply.data();
    JsonObject info = data.getAsJsonObject("userInfo");
    assertEquals("Anna", info.get("nickName").getAsString());
    assertEquals("13800138000", info.get("phone").getAsString(), "in full");
    assertEquals("86", text(data, "countryCode"));
    assertEquals(FakeWechat.APPID, text(data, "appid"));
    assertEquals(ANNA, text(data, "openid"));
    assertEquals("u" + ANNA, text(data, "unionid"));
    assertEquals(
        TestRows.texts(TEST_DB, "SELECT LOWER(HEX(person_id)) FROM users").get(0),
        text(data, "person"));
    assertEquals(NOW, text(data, "exportedAt"));
    assertEquals(NOW, text(data, "registeredAt"));
    assertEquals(NOW, text(data, "lastLoginAt"));
    assertEquals("127.0.0.1", text(data, "lastLoginIp"));
    assertEquals(
        "{\"path\":\"/avatars/%032x\",\"mediaType\":\"image/png\",".formatted(site.userId(ANNA))
            + "\"uploadedAt\":\"2026-01-01T00:00:00Z\"}",
        data.get("uploadedAvatar").toString());
    assertEquals(2, data.getAsJsonArray("sessions").size());
    assertEquals(
        "{\"at\":\"%s\",\"outcome\":\"SUCCESS\",\"ip\":\"127.0.0.1\",\"device\":\"Anna's phone\"}"
            .formatted(NOW),
        data.getAsJsonArray("loginEvents").get(0).toString());
    assertEquals(2, data.getAsJsonArray("loginEvents").size());
    assertFalse(data.get("loginEventsTruncated").getAsBoolean());
    assertEquals(
        "[{\"at\":\"%s\",\"kind\":\"PHONE_BOUND\"},{\"at\":\"%s\",\"kind\":\"UNIONID\",\"after\":\"u%s\"}]"
            .formatted(NOW, NOW, ANNA),
        data.getAsJsonArray("changes").toString());
    assertFalse(data.get("changesTruncated").getAsBoolean());
    assertEquals(
        "[{\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"备注 about Anna\"}]",
        data.getAsJsonArray("notes").toString());
    assertFalse(data.get("notesTruncated").getAsBoolean());
    assertEquals(
        "[{\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"REVOKED\",\"about\":\"8\"}]",
        data.getAsJsonArray("keptEvents").toString());
    assertFalse(data.get("keptEventsTruncated").getAsBoolean());
    assertEquals(NOW, data.getAsJsonArray("sessionKeysStoredAt").get(0).getAsString());
  }

  @Test
  void whoHasLittleExportsLittle() {
    JsonObject data = export(site.login(ANNA).token()).data();

    assertFalse(data.has("uploadedAvatar"));
    assertEquals("", data.getAsJsonObject("userInfo").get("phone").getAsString());
    assertEquals("", text(data, "countryCode"));
    assertEquals("", text(data, "unionid"));
    assertEquals("", text(data, "person"));
    assertEquals("[]", data.getAsJsonArray("changes").toString());
  }

  @Test
  void nothingOfAnotherUserIsInIt() {
    site.signInWithEverything(BO, "Bo", "13800138000");
    String boId = Long.toString(site.userId(BO));
    TestRows.execute(TEST_DB, "UPDATE users SET id = 987654321 WHERE id = " + boId);
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = NULL"); // sealed for the former id
    String anna = site.signInWithEverything(ANNA, "Anna", "13800138000"); // takes Bo's number

    String text = export(anna).body().toString();
    for (String ofBo : List.of("Bo", BO, "987654321")) {
      assertFalse(text.contains(ofBo), ofBo);
    }
  }

  @Test
  void noSecretIsInIt() {
    String token = site.signInWithEverything(ANNA, "Anna", "13800138000");
    String text = export(token).body().toString();

    assertFalse(text.contains(token));
    site.wechat.sessionKeys().forEach(key -> assertFalse(text.contains(key)));
    for (String column :
        List.of(
            "SELECT HEX(token_hash) FROM sessions",
            "SELECT HEX(newest) FROM session_keys",
            "SELECT HEX(newest_mark) FROM session_keys",
            "SELECT HEX(phone_sealed) FROM users",
            "SELECT HEX(phone_hash) FROM users")) {
      String hex = TestRows.texts(TEST_DB, column).get(0);
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertFalse(text.toUpperCase(Locale.ROOT).contains(hex), column);
      assertFalse(text.contains(Base64.getEncoder().encodeToString(bytes)), column);
    }
  }

  @Test
  void ofVeryManyLoginsTheNewestThousandAreTold() {
    site.login(ANNA);
    for (int more = 0; more < 998; more++) {
      clock.advance(Duration.ofMillis(50));
      insertRefusal();
    }
    clock.advance(Duration.ofMinutes(1));
    assertEvents(site.login(ANNA).token(), 1_000, false);

    clock.advance(Duration.ofMinutes(1));
    assertEvents(site.login(ANNA).token(), 1_000, true);
  }

  @Test
  void itTakesAGetWithAToken() {
    String token = site.login(ANNA).token();

    Reply refused = site.api.get("/wx/user/export");
    assertEquals(501, refused.errno());
    assertEquals("", refused.header("Content-Disposition"));
    assertEquals(503, site.api.post("/wx/user/export", "{}", "X-OA-Token", token).errno());
  }

  @Test
  void itMayBeAskedForSixtyTimesAMinute() {
    String token = site.login(ANNA).token();
    for (int i = 0; i < 60; i++) {
      assertEquals(0, export(token).errno());
    }
    Reply refused = export(token);
    assertEquals(429, refused.status());
    assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
  }

  /** Now, as a login of somebody who is banned leaves it. */
  private void insertRefusal() {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, user_id, outcome, ip, device) VALUES ("
            + clock.instant().toEpochMilli()
            + ", '', "
            + site.userId(ANNA)
            + ", 'DISABLED', '', '')");
  }

  private void assertEvents(String token, int count, boolean truncated) {
    JsonObject data = export(token).data();
    assertEquals(count, data.getAsJsonArray("loginEvents").size());
    assertEquals(truncated, data.get("loginEventsTruncated").getAsBoolean());
    JsonObject newest = data.getAsJsonArray("loginEvents").get(0).getAsJsonObject();
    assertEquals("SUCCESS", text(newest, "outcome"));
    Instant last = Instant.MAX;
    for (JsonElement event : data.getAsJsonArray("loginEvents")) {
      Instant at = Instant.parse(text(event.getAsJsonObject(), "at"));
      assertFalse(at.isAfter(last), "the newest are first");
      last = at;
    }
  }

  private Reply export(String token) {
    return site.api.get("/wx/user/export", "X-OA-Token", token);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
