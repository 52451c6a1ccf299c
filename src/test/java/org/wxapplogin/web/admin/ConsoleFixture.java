package org.wxapplogin.web.admin;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** One user of whom every table holds something, and some others. */
public record ConsoleFixture(TestDb db, AdminSite site) {
  public static final String NUMBER = "13800138000";
  public static final int AUDIT_EVENTS = 3;

  /** Logs the user in on three devices, with a phone number; their id. */
  public long make(String nickname) {
    ApiClient api = new ApiClient(site.server());
    String openid = site.wechat().login().openid();
    long user = 0;
    for (String device : List.of("iPhone 15 Pro", "", "W".repeat(128))) {
      JsonObject body = new JsonObject();
      body.addProperty("code", site.wechat().login(openid).code());
      body.addProperty("device", device);
      Reply reply = api.post("/wx/auth/login_by_weixin", body.toString());
      user = reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
      String code = site.wechat().phone(FakeWechat.APPID, openid, NUMBER, "86").code();
      api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", reply.token());
    }
    // What clients may not send is in the database of some who came from an older server.
    name(user, nickname);
    TestUsers.insert(
        db, TestUsers.user(user + 1, "小雨"), TestUsers.user(user + 2, "\"'><img src=x>"));
    TestRows.execute(db, "UPDATE users SET unionid = 'oUnion-0123456789abcdefghijkl'");
    TestRows.execute(
        db,
        "UPDATE users SET person_id = UNHEX(REPEAT('ab', 16)), person_doubt = IF(id = %d, 1, NULL)"
            .formatted(user));
    TestRows.execute(
        db, "INSERT INTO persons (unionid, id) SELECT DISTINCT unionid, person_id FROM users");
    surround(user);
    return user;
  }

  private void name(long user, String nickname) {
    new Db(db.dataSource())
        .run(
            tx -> {
              Profile profile = new Profile(nickname, "", 2, "中国", "广东", "深圳", "zh_CN");
              tx.users().setProfile(user, profile);
            });
  }

  private void surround(long user) {
    Instant now = site.clock().instant();
    new Db(db.dataSource())
        .run(
            tx -> {
              for (LoginOutcome outcome : LoginOutcome.values()) {
                tx.loginEvents()
                    .appendAll(
                        List.of(
                            new LoginEvent(
                                now.minus(Duration.ofHours(7L * outcome.ordinal() + 1)),
                                FakeWechat.APPID,
                                outcome == LoginOutcome.CODE_INVALID
                                    ? Optional.empty()
                                    : Optional.of(user),
                                outcome,
                                "2001:db8:85a3:1111:2222:8a2e:370:7334",
                                "HUAWEI Mate 60")));
              }
            });
    String insert = "INSERT INTO ";
    for (String sql :
        List.of(
            "user_changes (at, user_id, kind, new_value) VALUES (%1$d, %2$d, 'UNIONID', 'oUnion-0123')",
            "user_changes (at, user_id, kind, old_value) VALUES (%1$d, %2$d, 'PHONE_BOUND', '%3$d')",
            "user_notes (at, user_id, admin_id, admin_name, note) SELECT %1$d, %2$d, id, name,"
                + " '来电核实过身份 👍\nasked to keep <b>both</b> devices' FROM admins",
            "audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail, ip)"
                + " VALUES (%1$d, 1, 'admin', 'DISABLE_USER', 'USER', %2$d, 'spam & <b>刷单</b>',"
                + " '203.0.113.9')",
            "audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail, ip)"
                + " VALUES (%1$d, 1, 'admin', 'ENABLE_USER', 'USER', %2$d, '', '203.0.113.9')",
            "audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail, ip)"
                + " VALUES (%1$d, 1, 'admin', 'DELETE_USER', 'USER', 987654, '', '203.0.113.9')",
            "data_links (user_id, token_hash, at, until, made_by)"
                + " VALUES (%2$d, REPEAT('x', 32), %1$d, %1$d + 86400000, 'admin')",
            "text_templates (kind, name, text) VALUES ('NOTE', '回访 <b>', '已电话回访，问题已解决。')",
            "avatars (name, user_id, media_type, content, created_at)"
                + " VALUES (REPEAT('0', 32), %2$d, 'image/png', 'x', %1$d)",
            "push_events (digest, appid, kind, openid, about, received_at, user_id)"
                + " SELECT UNHEX(SHA2('1', 256)), appid, 'REVOKED', openid, '7 12', %1$d, id"
                + " FROM users WHERE id = %2$d",
            "push_events (digest, appid, kind, openid, about, received_at, user_id)"
                + " SELECT UNHEX(SHA2('2', 256)), appid, 'REVOKED', openid, '13', %1$d, id"
                + " FROM users WHERE id = %2$d",
            "webhook_receivers (name, cursor_seq, holder, lease_until, down_since, failures,"
                + " last_at, last_kind, last_status, last_millis)"
                + " VALUES ('shop', 0, 'AAAAAAAAAAAA', 0, %1$d, 7, %1$d, 'ANSWERED', 500, 12)",
            "webhook_retries (receiver, seq, at, type, user_id, appid, tries, next_at, failed_at,"
                + " last_at, last_kind, last_millis)"
                + " VALUES ('shop', 101, %1$d, 'user.created', %2$d, 'wx1', 10, 0, %1$d,"
                + " %1$d, 'LATE', 15000)",
            "webhook_retries (receiver, seq, at, type, user_id, appid, tries, next_at,"
                + " last_at, last_kind, last_status, last_millis)"
                + " VALUES ('shop', 102, %1$d, 'session.reuse_detected', %2$d, 'wx1', 3, %1$d,"
                + " %1$d, 'ANSWERED', 404, 8)",
            "webhook_retries (receiver, seq, at, type, user_id, appid, tries, next_at)"
                + " VALUES ('shop', 103, %1$d, 'user.created', %2$d, 'wx1', 0, %1$d)",
            "jobs (name, holder, lease_until, last_end, last_millis, last_count)"
                + " VALUES ('clean-up', 'AAAAAAAAAAAA', 0, %1$d, 1234, 5678)",
            "nodes (id, host, version, started_at, seen_at, behind_millis)"
                + " SELECT 'AAAAAAAAAAAA', 'node-2.example', '0.9', %1$d, UNIX_TIMESTAMP() * 1000 - 300000,"
                + " -5250")) {
      TestRows.execute(
          db, insert + sql.formatted(now.minusSeconds(180).toEpochMilli(), user, user + 1));
    }
    for (long other = user + 1; other <= user + 2; other++) {
      String value = TestRows.texts(db, "SELECT nickname FROM users WHERE id = ?", other).get(0);
      String digest = HexFormat.of().formatHex(TakenProfile.digest(value));
      TestRows.execute(
          db,
          "INSERT INTO reviews (user_id, field, digest, at) VALUES (%d, 'NICKNAME', UNHEX('%s'), %d)"
              .formatted(other, digest, now.minusSeconds(600).toEpochMilli()));
    }
    site.server().app().figures().heartbeat().beat();
  }
}
