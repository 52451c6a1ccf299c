package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** The life of a session, over HTTP: expiry, devices, ends. */
class SessionApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String LOGIN = "/wx/auth/login_by_weixin";
  private static final String LOGOUT = "/wx/auth/logout";
  private static final String DEVICES = "/wx/user/sessions";
  private static final Duration MILLI = Duration.ofMillis(1);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server =
      site.node(
          "app." + FakeWechat.SECOND_APPID + ".session.idle",
          "1h",
          "app." + FakeWechat.SECOND_APPID + ".session.max-devices",
          "1");
  private final ApiClient api = new ApiClient(server);

  static Stream<String> tokensThatAreNone() {
    return Stream.of(
        " ", "x", "' OR 1=1 --", "x".repeat(6_000), "A".repeat(43), "../../etc/passwd", "%00");
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreNone")
  void tokenThatIsNoneIs501(String token) {
    assertEquals(501, api.check(token).errno());
  }

  @Test
  void tokenThatWasChangedIs501() {
    String token = login();

    assertEquals(501, api.check(token.substring(1)).errno());
    assertEquals(501, api.check(token + "A").errno());
    String otherCase = swapCase(token);
    assertNotEquals(token, otherCase);
    assertEquals(501, api.check(otherCase).errno());
    assertEquals(0, api.check(token).errno());
  }

  @Test
  void unusedTokenEndsAtThirtyDaysToTheMillisecond() {
    String token = login();
    clock.advance(Duration.ofDays(30).minus(MILLI));
    // Asked without a use, for a use would move the end on.
    assertTrue(isOpenInDatabase());

    clock.advance(MILLI);
    assertEquals(501, api.check(token).errno());
  }

  @Test
  void useMovesTheEndOnButNotBeyondNinetyDays() {
    String token = login();
    for (int day = 0; day < 89; day++) {
      clock.advance(Duration.ofDays(1));
      assertEquals(0, api.check(token).errno(), "day " + day);
      server.app().sessions().lastSeen().flush();
    }
    clock.advance(Duration.ofDays(1).minus(MILLI));
    assertEquals(0, api.check(token).errno());
    clock.advance(MILLI);
    assertEquals(501, api.check(token).errno());
  }

  @Test
  void useIsWrittenDownAtMostEveryTenMinutes() {
    String token = login();
    String first = seenAt();
    clock.advance(Duration.ofMinutes(10).minus(MILLI));
    api.check(token);
    server.app().sessions().lastSeen().flush();
    assertEquals(first, seenAt());

    clock.advance(MILLI);
    api.check(token);
    server.app().sessions().lastSeen().flush();
    assertEquals(Long.toString(clock.millis()), seenAt());
  }

  @Test
  void eachAppHasItsOwnLifeOfSessions() {
    Reply reply =
        api.post(
            LOGIN,
            "{\"code\":\"%s\",\"appid\":\"%s\"}"
                .formatted(
                    wechat.login(FakeWechat.SECOND_APPID, "oX").code(), FakeWechat.SECOND_APPID));

    assertEquals(3600, reply.data().get("expiresIn").getAsLong());
    clock.advance(Duration.ofHours(1));
    assertEquals(501, api.check(reply.token()).errno());
  }

  @Test
  void sixthDeviceEndsTheOldest() {
    Login login = wechat.login();
    List<String> tokens = new ArrayList<>();
    tokens.add(api.login(login.code()).token());
    for (int i = 0; i < 5; i++) {
      clock.advance(MILLI);
      tokens.add(api.login(wechat.login(login.openid()).code()).token());
    }

    assertEquals(501, api.check(tokens.get(0)).errno());
    for (String token : tokens.subList(1, 6)) {
      assertEquals(0, api.check(token).errno());
    }
  }

  @Test
  void logoutEndsThisDeviceAndLogoutAllEndsEveryOne() {
    Login login = wechat.login();
    String one = api.login(login.code()).token();
    String two = api.login(wechat.login(login.openid()).code()).token();
    String three = api.login(wechat.login(login.openid()).code()).token();

    assertEquals(0, api.post(LOGOUT, "", "X-OA-Token", one).errno());
    assertEquals(501, api.check(one).errno());
    assertEquals(0, api.check(two).errno());

    assertEquals(0, api.post(LOGOUT, "{\"all\":true}", "X-OA-Token", two).errno());
    assertEquals(501, api.check(two).errno());
    assertEquals(501, api.check(three).errno());
    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
  }

  @Test
  void devicesAreListedAndEndedByTheirOwnerOnly() {
    Login login = wechat.login();
    String phone = deviceLogin(login.code(), "iPhone 15 📱");
    clock.advance(Duration.ofMinutes(1));
    String tablet = deviceLogin(wechat.login(login.openid()).code(), "平板");
    JsonArray devices = devices(tablet);
    assertEquals(2, devices.size());
    JsonObject first = devices.get(0).getAsJsonObject();
    assertEquals("平板", first.get("device").getAsString());
    assertTrue(first.get("current").getAsBoolean());
    assertEquals("127.0.0.1", first.get("ip").getAsString());
    JsonObject second = devices.get(1).getAsJsonObject();
    assertEquals("iPhone 15 📱", second.get("device").getAsString());
    assertFalse(second.get("current").getAsBoolean());
    String path = DEVICES + "/" + second.get("id").getAsString();

    assertEquals(402, api.delete(path, "X-OA-Token", login()).errno(), "a stranger");
    assertEquals(401, api.delete(DEVICES + "/x", "X-OA-Token", tablet).errno());
    assertEquals(0, api.check(phone).errno());
    assertEquals(0, api.delete(path, "X-OA-Token", tablet).errno());
    assertEquals(501, api.check(phone).errno());
    assertEquals(402, api.delete(path, "X-OA-Token", tablet).errno(), "gone already");
  }

  @Test
  void userCenterShowsProfileAndDevices() {
    String token = login();
    JsonObject data = api.get("/wx/user/index", "X-OA-Token", token).data();

    assertEquals("2026-01-01", data.get("registerDate").getAsString());
    assertEquals(0, data.get("userLevel").getAsInt());
    assertEquals(1, data.getAsJsonArray("sessions").size());
    assertEquals(501, api.get("/wx/user/index").errno());
    assertEquals(501, api.get("/wx/user/whatever").errno());
  }

  @Test
  void bannedUserIsOutAtOnceAndInAgainWhenTheBanEnds() {
    Login login = wechat.login();
    Reply reply = api.login(login.code());
    long user = reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
    assertEquals(0, api.check(reply.token()).errno());

    server.disable(user);
    assertEquals(501, api.check(reply.token()).errno());
    assertEquals(721, api.login(wechat.login(login.openid()).code()).errno());

    server.enable(user);
    assertEquals(501, api.check(reply.token()).errno(), "what ended stays ended");
    assertEquals(0, api.login(wechat.login(login.openid()).code()).errno());
  }

  @Test
  void expiredSessionsAreCleanedUpByOneNode() {
    for (int i = 0; i < 3; i++) {
      login();
    }
    clock.advance(Duration.ofDays(30));
    login();

    assertTrue(server.app().account().cleanUp().run());
    assertEquals(1, TestRows.count(TEST_DB, "sessions"));
    assertEquals(3, server.app().account().cleanUp().deleted().get("sessions"));
    assertEquals(
        List.of("3"), TestRows.texts(TEST_DB, "SELECT last_count FROM jobs WHERE name='clean-up'"));
    try (TestServer other =
        TestServer.start(TestSettings.with(wechat.uri()), TEST_DB.dataSource(), clock)) {
      assertFalse(other.app().account().cleanUp().run(), "not its turn");
      clock.advance(Duration.ofMinutes(10));
      assertTrue(other.app().account().cleanUp().run());
    }
  }

  private String login() {
    return api.login(wechat.login().code()).token();
  }

  private String deviceLogin(String code, String device) {
    return api.post(LOGIN, "{\"code\":\"" + code + "\",\"device\":\"" + device + "\"}").token();
  }

  private JsonArray devices(String token) {
    return api.get(DEVICES, "X-OA-Token", token).data().getAsJsonArray("sessions");
  }

  private boolean isOpenInDatabase() {
    return TestRows.texts(TEST_DB, "SELECT expires_at FROM sessions").stream()
        .allMatch(end -> clock.millis() < Long.parseLong(end));
  }

  private static String seenAt() {
    return TestRows.texts(TEST_DB, "SELECT seen_at FROM sessions").get(0);
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(c -> swapped.append((char) c));
    return swapped.toString();
  }
}
