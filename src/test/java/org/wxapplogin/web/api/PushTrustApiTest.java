package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Answer;
import org.wxapplogin.sandbox.wechat.PushSender.Push;
import org.wxapplogin.service.admin.Actor;

/** How far a pushed event is believed: by its age, and by whether the signature covers it. */
class PushTrustApiTest {
  private static final String SAFE = FakeWechat.APPID;
  private static final String PLAIN = FakeWechat.SECOND_APPID;
  private static final String ANNA = "oAnna0000000000000000000push";
  private static final Answer SUCCESS = new Answer(200, "success");
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration COOLING_OFF = Duration.ofDays(15);
  private static final Actor OWNER =
      new Actor(
          new Admin(1, "owner", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
  private final TestClock wechatsClock = new TestClock(clock.instant());
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  @AutoClose private final FakeWechat sender = FakeWechat.start(0, wechatsClock);
  private final TestServer server = node();
  private final ApiClient api = new ApiClient(server);

  @BeforeEach
  void pushToTheServer() {
    sender.pushTo(server.uri(""));
  }

  private TestServer node(String... more) {
    String[] settings =
        Stream.concat(
                Stream.of(
                    "app." + SAFE + ".push.token", FakeWechat.PUSH_TOKEN,
                    "app." + SAFE + ".push.aes-key", FakeWechat.PUSH_AES_KEY,
                    "app." + SAFE + ".push.plain-too", "true",
                    "app." + PLAIN + ".push.token", FakeWechat.PUSH_TOKEN),
                Stream.of(more))
            .toArray(String[]::new);
    return site.node(settings);
  }

  /** Seconds from now; the messages are signed as they must be. */
  @ParameterizedTest
  @CsvSource({"-600, 200", "600, 200", "-601, 403", "601, 403", "-280000000, 403"})
  void aMessageOfAnotherTimeIsRefused(long seconds, int status) {
    login(SAFE);
    wechatsClock.advance(Duration.ofSeconds(seconds));

    assertEquals(status, sender.push(event(SAFE, "debug_demo", true)).status(), "encrypted");
    assertEquals(status, sender.push(event(PLAIN, "debug_demo", false)).status(), "plain");
    String time = Long.toString(wechatsClock.instant().getEpochSecond());
    assertEquals(status, get(PLAIN, time).statusCode(), "the check of the address");
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "-1", "99999999999999999999", "1e9", "17637120000"})
  void aMessageWithoutATimeIsRefused(String time) {
    assertEquals(403, get(PLAIN, time).statusCode());
  }

  @Test
  void howOldAMessageMayBeIsASetting() {
    TestServer patient = node("wechat.push-age", "1h");
    sender.pushTo(patient.uri(""));
    wechatsClock.advance(Duration.ofMinutes(-60));
    assertEquals(SUCCESS, sender.push(event(PLAIN, "debug_demo", false)));
  }

  /** The signature does not cover the body: whoever saw one can put another body behind it. */
  @Test
  void aSignatureServesOnePlainMessage() {
    login(PLAIN);
    String path = signedPath(PLAIN, "12345");
    String first = "{\"Event\":\"debug_demo\",\"OpenID\":\"" + ANNA + "\"}";

    assertEquals(200, post(path, first));
    assertEquals(200, post(path, first), "as WeChat sends it again");
    assertEquals(403, post(path, first.replace("debug_demo", "user_info_modified")));
    assertEquals(1, TestRows.count(TEST_DB, "push_events"));
  }

  @ParameterizedTest
  @CsvSource({
    "user_info_modified",
    "user_authorization_revoke",
    "user_authorization_cancellation",
  })
  void whatAPlainMessageWouldTakeAwayIsKeptForAnOwner(String event) {
    for (String appid : List.of(PLAIN, SAFE)) { // the latter has a key, but takes plain ones too
      String token = login(appid);
      assertEquals(SUCCESS, sender.push(event(appid, event, false)));

      server.app().push().tries().tend();
      clock.advance(SECOND);
      wechatsClock.advance(SECOND);
      assertEquals("安娜😀", name(token));
      assertEquals(
          List.of("1"),
          TestRows.texts(
              TEST_DB,
              "SELECT COUNT(*) FROM push_events p JOIN users u ON u.id = p.user_id"
                  + " WHERE handled_at IS NULL AND u.appid = ?",
              appid));
    }
  }

  @Test
  void whatIsKeptIsNotActedUponLaterEither() {
    String token = login(PLAIN);
    sender.push(event(PLAIN, "user_authorization_cancellation", false));
    clock.advance(Duration.ofHours(1));
    server.app().push().tries().tend();
    assertEquals("安娜😀", name(token));
  }

  @Test
  void aPlainMessageAboutNobodyIsOnlyTakenNoteOf() {
    assertEquals(SUCCESS, sender.push(event(PLAIN, "user_info_modified", false)));
    assertEquals(
        List.of("1"),
        TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM push_events WHERE handled_at IS NOT NULL"));
    String token = login(PLAIN);
    clock.advance(Duration.ofHours(1));
    server.app().push().tries().tend();
    assertEquals("安娜😀", name(token), "who came later is not meant");
  }

  @Test
  void aSettingHasPlainMessagesActedUpon() {
    TestServer trusting = node("app." + PLAIN + ".push.act-on-plain", "true");
    sender.pushTo(trusting.uri(""));
    String token = login(PLAIN);
    assertEquals(SUCCESS, sender.push(event(PLAIN, "user_info_modified", false)));
    assertEquals("", name(token));
  }

  @Test
  void whoCancelledTheirWechatHasTheCoolingOffOfTheApp() {
    String token = login(SAFE);
    assertEquals(SUCCESS, sender.push(event(SAFE, "user_authorization_cancellation", true)));

    assertEquals(501, api.check(token).errno(), "signed out at once");
    assertEquals(722, loginErrno(SAFE));
    clock.advance(COOLING_OFF.minus(MILLI));
    server.app().account().cleanUp().run();
    assertEquals(1, TestRows.count(TEST_DB, "users"));
    clock.advance(MILLI);
    server.app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "login_events"));
  }

  @Test
  void anAdminUndoesTheCancellationThatWechatReported() {
    login(SAFE);
    sender.push(event(SAFE, "user_authorization_cancellation", true));
    clock.advance(COOLING_OFF.minus(MILLI));
    long id = Long.parseLong(TestRows.texts(TEST_DB, "SELECT id FROM users").get(0));

    assertTrue(server.app().users().actions().restore(OWNER, id));
    assertEquals(0, loginErrno(SAFE));
  }

  @Test
  void aReportOfWechatDoesNotPutOffTheCancellationOfTheUser() {
    String token = login(SAFE);
    api.post("/wx/user/cancel", "", "X-OA-Token", token);
    clock.advance(Duration.ofDays(14));
    wechatsClock.advance(Duration.ofDays(14));
    assertEquals(SUCCESS, sender.push(event(SAFE, "user_authorization_cancellation", true)));

    clock.advance(Duration.ofDays(1));
    server.app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void aSecondReportDoesNotPutOffTheCancellationOfOneWhoIsDisabled() {
    login(SAFE);
    long id = Long.parseLong(TestRows.texts(TEST_DB, "SELECT id FROM users").get(0));
    assertTrue(
        server
            .app()
            .users()
            .actions()
            .disable(OWNER, id, new BanTerms(Optional.empty(), "spam", "")));
    sender.push(event(SAFE, "user_authorization_cancellation", true));
    clock.advance(Duration.ofDays(14));
    wechatsClock.advance(Duration.ofDays(14));
    assertEquals(SUCCESS, sender.push(event(SAFE, "user_authorization_cancellation", true)));

    clock.advance(Duration.ofDays(1));
    server.app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  private int post(String path, String body) {
    return api.send(path, "POST", body, "Content-Type", "application/json").statusCode();
  }

  private java.net.http.HttpResponse<String> get(String appid, String time) {
    String query =
        "?signature=%s&timestamp=%s&nonce=1&echostr=437512094834".formatted(sign(time, "1"), time);
    return api.send("/wx/push/" + appid + query, "GET", "", "Accept", "*/*");
  }

  private String signedPath(String appid, String nonce) {
    String time = Long.toString(clock.instant().getEpochSecond());
    return "/wx/push/%s?signature=%s&timestamp=%s&nonce=%s"
        .formatted(appid, sign(time, nonce), time, nonce);
  }

  private static String sign(String timestamp, String nonce) {
    try {
      String text =
          Stream.of(FakeWechat.PUSH_TOKEN, timestamp, nonce).sorted().collect(Collectors.joining());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Push event(String appid, String event, boolean safe) {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", ANNA);
    fields.addProperty("RevokeInfo", "6");
    return new Push(appid, event, fields, safe, false);
  }

  private String login(String appid) {
    JsonObject body = new JsonObject();
    body.addProperty("appid", appid);
    body.addProperty("code", site.wechat().login(appid, ANNA).code());
    JsonObject shown = new JsonObject();
    shown.addProperty("nickName", "安娜😀");
    body.add("userInfo", shown);
    return api.post("/wx/auth/login_by_weixin", body.toString()).token();
  }

  private int loginErrno(String appid) {
    String code = site.wechat().login(appid, ANNA).code();
    return api.post(
            "/wx/auth/login_by_weixin", "{\"code\":\"%s\",\"appid\":\"%s\"}".formatted(code, appid))
        .errno();
  }

  private String name(String token) {
    return api.get("/wx/user/profile", "X-OA-Token", token)
        .data()
        .getAsJsonObject("userInfo")
        .get("nickName")
        .getAsString();
  }
}
