package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Push;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.web.admin.AdminClient;

/** What is told of users: each event by the act that causes it, by phones, WeChat and admins. */
class UserEventsApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String APP = FakeWechat.APPID;
  private static final String ANNA = "oAnna000000000000000000event";
  private static final String BO = "oBo00000000000000000000event";
  private static final String LOGIN = "/wx/auth/login_by_weixin";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00.123Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();

  private final TestServer server =
      site.node(
          "phone.taken",
          "move",
          "app." + APP + ".push.token",
          FakeWechat.PUSH_TOKEN,
          "app." + APP + ".push.aes-key",
          FakeWechat.PUSH_AES_KEY);

  private final ApiClient api = new ApiClient(server);
  private final EventLog log = new EventLog(new Db(TEST_DB.dataSource()));
  private long read;
  private String token;
  private long anna;

  @BeforeEach
  void annaIsKnown() {
    TestAdmins.insertFirst(TEST_DB);
    wechat.pushTo(server.uri(""));
    Reply reply = login(wechat.login(ANNA).code());
    token = reply.token();
    anna = userId(reply);
    assertEquals(List.of("user.created"), news());
  }

  @Test
  void theFirstLoginIsToldWithItsTimeAndApp() {
    NumberedEvent created = log.after(0, 10).get(0);

    assertEquals(clock.instant(), created.event().at());
    assertEquals(anna, created.event().userId());
    assertEquals(APP, created.event().appid());
  }

  @Test
  void aLoginTellsWhatItChangesAndNothingElse() {
    login(wechat.login(ANNA).code());
    assertEquals(List.of(), news());

    login(wechat.login(ANNA).code(), "Anna");
    assertEquals(List.of("user.profile_changed"), news());

    login(wechat.login(ANNA).code(), "Anna");
    assertEquals(List.of(), news());

    login(wechat.loginWithUnionid(APP, ANNA, "uAnna").code());
    NumberedEvent joined = log.after(read + 1, 1).get(0);
    assertEquals(List.of("user.unionid_changed", "user.person_changed"), news());
    assertEquals(
        TestRows.texts(TEST_DB, "SELECT LOWER(HEX(person_id)) FROM users"),
        joined.event().person().stream().toList());

    TestRows.execute(TEST_DB, "UPDATE users SET person_id = NULL"); // as before there were persons
    login(wechat.login(ANNA).code());
    assertEquals(List.of("user.person_changed"), news());
  }

  @Test
  void whoeverComesWithANameIsCreatedAndNothingMore() {
    login(wechat.login(BO).code(), "Bo");

    assertEquals(List.of("user.created"), news());
  }

  @Test
  void eachLoginIsToldWhereTheSettingsAskForIt() {
    ApiClient telling = new ApiClient(site.node("events.signed-in", "true"));
    telling.login(wechat.login(BO).code());
    telling.login(wechat.login(BO).code());

    assertEquals(List.of("user.created", "user.signed_in", "user.signed_in"), news());
  }

  @Test
  void aProfileAndAPictureAreToldIfTheyDiffer() throws Exception {
    rename("Anna");
    assertEquals(List.of("user.profile_changed"), news());

    rename("Anna");
    assertEquals(List.of(), news());

    new AvatarClient(server).uploaded(token);
    assertEquals(List.of("user.profile_changed"), news());
  }

  @Test
  void aPhoneNumberThatMovesIsToldOfBoth() {
    bindPhone(token, ANNA);
    assertEquals(List.of("user.phone_bound"), news());

    Reply bo = login(wechat.login(BO).code());
    news();
    bindPhone(bo.token(), BO);

    List<NumberedEvent> moved = log.after(read, 10);
    assertEquals(List.of("user.phone_unbound", "user.phone_bound"), news());
    assertEquals(
        List.of(anna, userId(bo)), moved.stream().map(event -> event.event().userId()).toList());
  }

  @Test
  void whatWechatObligesUsToDoIsTold() {
    rename("Anna");
    bindPhone(token, ANNA);
    news();

    push("user_authorization_revoke", "19");
    assertEquals(List.of("user.profile_changed"), news());
    push("user_authorization_revoke", "8");
    assertEquals(List.of("user.phone_unbound"), news());
    push("user_authorization_revoke", "301");
    assertEquals(List.of(), news(), "nothing is left that it could take");
    push("user_authorization_cancellation", "");
    assertEquals(List.of("user.cancel_requested"), news());
    push("user_authorization_cancellation", "again");
    assertEquals(List.of(), news());
  }

  @Test
  void whatAdminsDoIsTold() {
    act("level", "level", "1");
    assertEquals(List.of("user.level_changed"), news());
    act("level", "level", "1");
    assertEquals(List.of(), news());

    act("disable", "reason", "spam");
    assertEquals(List.of("user.disabled"), news());
    act("disable", "reason", "spam");
    assertEquals(List.of(), news());
    act("enable");
    assertEquals(List.of("user.enabled"), news());

    console("/admin/users/bulk/disable", "u" + anna, "1", "reason", "spam");
    assertEquals(List.of("user.disabled"), news());
    console("/admin/users/bulk/enable", "u" + anna, "1");
    assertEquals(List.of("user.enabled"), news());
  }

  /** The user's row is locked and changed when the audit fails. */
  @Test
  void whatIsRolledBackIsNotTold() {
    AdminClient admin = new AdminClient(server).signedIn();
    TestRows.execute(TEST_DB, "RENAME TABLE audit_events TO away");
    try {
      assertEquals(
          500, post(admin, "/admin/users/" + anna + "/disable", "reason", "spam").statusCode());
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE away TO audit_events");
    }

    assertEquals(List.of(), news());
    assertEquals(0, api.check(token).errno());
  }

  @Test
  void aCancellationIsToldAndItsUndoing() {
    cancel();
    assertEquals(List.of("user.cancel_requested"), news());

    act("restore");
    assertEquals(List.of("user.cancel_undone"), news());
  }

  @Test
  void theDeletionIsToldAndWhatWasToldBeforeIsStillThere() {
    TestRows.execute(TEST_DB, "UPDATE users SET appid = 'wxGone'"); // served no more
    cancel();
    clock.advance(Duration.ofDays(15));
    server.app().account().cleanUp().run();

    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(List.of("user.cancel_requested", "user.deleted"), news());
    NumberedEvent deleted = log.after(read - 1, 1).get(0);
    assertEquals(anna, deleted.event().userId());
    assertEquals("wxGone", deleted.event().appid());
    assertEquals(clock.instant(), deleted.event().at());
    assertEquals(3, log.after(0, 10).size());
  }

  @Test
  void whomAnOwnerDeletesIsDeletedAndNotCancelled() {
    act("delete", "confirm", Long.toString(anna));

    assertEquals(List.of("user.deleted"), news());
    assertNotEquals(anna, userId(login(wechat.login(ANNA).code())));
    assertEquals(List.of("user.created"), news());
  }

  @Test
  void aTokenThatIsUsedAgainIsTold() {
    String rotating = api.loginWithRotation(wechat.login(ANNA).code()).token();
    clock.advance(Duration.ofHours(12));
    String next = api.check(rotating).header("X-Next-Token");
    assertEquals(0, api.check(next).errno());
    clock.advance(Duration.ofMinutes(1));
    assertEquals(501, api.check(rotating).errno());
    assertEquals(501, api.check(next).errno());

    assertEquals(List.of("session.reuse_detected"), news());
  }

  /** The types of what has happened since this was last asked. */
  private List<String> news() {
    List<String> types = new ArrayList<>();
    for (NumberedEvent event : log.after(read, 100)) {
      types.add(event.event().type().word());
      read = event.seq();
    }
    return types;
  }

  private Reply login(String code) {
    return api.login(code);
  }

  private void login(String code, String name) {
    JsonObject info = new JsonObject();
    info.addProperty("nickName", name);
    JsonObject body = new JsonObject();
    body.addProperty("code", code);
    body.add("userInfo", info);
    assertEquals(0, api.post(LOGIN, body.toString()).errno());
  }

  private static long userId(Reply login) {
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  private void rename(String name) {
    assertEquals(
        0,
        api.post(
                "/wx/user/profile",
                "{\"userInfo\":{\"nickName\":\"" + name + "\"}}",
                "X-OA-Token",
                token)
            .errno());
  }

  private void bindPhone(String of, String openid) {
    String code = wechat.phone(APP, openid, "13800138000", "86").code();
    assertEquals(0, PhoneFixture.post(api, of, code).errno());
  }

  private void cancel() {
    assertEquals(0, api.post("/wx/user/cancel", "", "X-OA-Token", token).errno());
  }

  private void push(String event, String info) {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", ANNA);
    fields.addProperty("RevokeInfo", info);
    assertEquals(200, wechat.push(new Push(APP, event, fields, true, false)).status());
  }

  private HttpResponse<String> act(String act, String... form) {
    return console("/admin/users/" + anna + "/" + act, form);
  }

  private HttpResponse<String> console(String path, String... form) {
    return post(new AdminClient(server).signedIn(), path, form);
  }

  private static HttpResponse<String> post(AdminClient admin, String path, String... form) {
    String[] fields = new String[form.length + 2];
    fields[0] = "csrf";
    fields[1] = AdminClient.csrfToken(admin.get("/admin/users"));
    System.arraycopy(form, 0, fields, 2, form.length);
    return admin.post(path, fields);
  }
}
