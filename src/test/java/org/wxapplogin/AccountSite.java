package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Two nodes before one database, and users on whom everything is held that can be. */
public final class AccountSite implements AutoCloseable {
  private static final String LOGIN = "/wx/auth/login_by_weixin";
  private static final String APP = FakeWechat.APPID;

  private final TestDb db;
  public final FakeWechat wechat;
  private final TestSite site;
  public final TestServer one;
  public final TestServer two;
  public final ApiClient api;
  public final ApiClient other;

  public AccountSite(TestDb db, TestClock clock, String... settings) {
    this.db = db;
    site = new TestSite(db, clock);
    wechat = site.wechat();
    // What is in memory does not grow old by itself: on a slow machine it would within a test.
    one = site.node(() -> 0, settings);
    two = site.node(() -> 0, settings);
    api = new ApiClient(one);
    other = new ApiClient(two);
  }

  /**
   * Two logins, a unionid that came with the second, a phone number, a picture, a note, an event
   * that waits for an owner; the token.
   */
  public String signInWithEverything(String openid, String name, String number) {
    JsonObject body = new JsonObject();
    JsonObject info = new JsonObject();
    info.addProperty("nickName", name);
    body.add("userInfo", info);
    body.addProperty("device", name + "'s phone");
    body.addProperty("code", wechat.login(openid).code());
    api.post(LOGIN, body.toString());
    body.addProperty("code", wechat.loginWithUnionid(APP, openid, "u" + openid).code());
    String token = api.post(LOGIN, body.toString()).token();
    String code = wechat.phone(APP, openid, number, "86").code();
    Reply bound =
        api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
    assertEquals(0, bound.errno());
    TestRows.execute(
        db,
        "INSERT INTO avatars (name, user_id, media_type, content, created_at) VALUES ('"
            + "%032x".formatted(userId(openid))
            + "', "
            + userId(openid)
            + ", 'image/png', 'x', 1767225600000)");
    TestRows.execute(
        db,
        "INSERT INTO user_notes (at, user_id, admin_id, admin_name, note) VALUES (1767225600000, "
            + userId(openid)
            + ", 1, 'an admin', '备注 about "
            + name
            + "')");
    TestRows.execute(
        db,
        "INSERT INTO user_consents (user_id, document, version, at) VALUES ("
            + userId(openid)
            + ", 'privacy', '1', 1767225600000)");
    TestRows.execute(
        db,
        "INSERT INTO push_events (digest, appid, kind, openid, about, received_at, user_id)"
            + " SELECT UNHEX(SHA2(openid, 256)), appid, 'REVOKED', openid, '8', 1767225600000, id"
            + " FROM users WHERE openid = '"
            + openid
            + "'");
    insertWhatAdminsKeep(userId(openid));
    return token;
  }

  /** What acts of admins leave in the database, and the index of names. */
  private void insertWhatAdminsKeep(long user) {
    String ban = " (user_id, at, until, reason, told, by_kind, by_admin, by_name";
    String later = "4102444800000"; // in 2100: no clean-up takes it
    String banned = user + ", 0, NULL, 'spam', '', 'ADMIN', 1, 'an admin'";
    List<String> inserts =
        List.of(
            "bans" + ban + ") VALUES (" + banned + ")",
            "former_bans" + ban + ", replaced_at) VALUES (" + banned + ", " + later + ")",
            "taken_phones (user_id, sealed, to_user, until) VALUES ("
                + user
                + ", 'x', NULL, "
                + later
                + ")",
            "taken_profiles (user_id, field, digest, put) VALUES ("
                + user
                + ", 'PICTURE', REPEAT('x', 32), '')",
            "reviews (user_id, field, digest, at) VALUES ("
                + user
                + ", 'PICTURE', REPEAT('x', 32), 0)",
            "data_links (user_id, token_hash, at, until, made_by) VALUES ("
                + user
                + ", UNHEX(SHA2('"
                + user
                + "', 256)), 0, "
                + later
                + ", 'a')",
            "name_parts (part, user_id) VALUES ('anna', " + user + ")",
            "named_users (user_id, form) VALUES (" + user + ", 'anna')");
    inserts.forEach(insert -> TestRows.execute(db, "INSERT IGNORE INTO " + insert));
  }

  public long userId(String openid) {
    return Long.parseLong(
        TestRows.texts(db, "SELECT id FROM users WHERE openid = ?", openid).get(0));
  }

  public Reply login(String openid) {
    return api.login(wechat.login(openid).code());
  }

  public Reply cancel(String token) {
    return api.post("/wx/user/cancel", "", "X-OA-Token", token);
  }

  public void cleanUp() {
    assertTrue(one.app().account().cleanUp().run());
  }

  /**
   * How many rows each table with a user_id holds of a user, and users itself; but for the events
   * by which backends hear of the deletion.
   */
  public Map<String, Integer> held(long user) {
    Map<String, Integer> held = new TreeMap<>();
    List<String> tables =
        TestRows.texts(
            db,
            "SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND column_name = 'user_id'"
                + " AND table_name NOT IN ('user_events', 'webhook_retries')");
    tables.forEach(table -> held.put(table, count(table, "user_id", user)));
    held.put("users", count("users", "id", user));
    return held;
  }

  private int count(String table, String column, long user) {
    String sql = "SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?";
    return Integer.parseInt(TestRows.texts(db, sql, user).get(0));
  }

  @Override
  public void close() {
    site.close();
  }
}
