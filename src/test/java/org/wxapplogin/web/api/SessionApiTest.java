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
import java.util.Optional;
import java.util.Set;
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
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** The life of a session, over HTTP: expiry, devices, rotation, ends. */
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
  void clientThatCannotRotateKeepsItsTokenForItsWholeLife() {
    String token = login();
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofHours(20));
      Reply reply = api.check(token);
      assertEquals(0, reply.errno());
      assertEquals("", reply.header("X-Next-Token"));
      server.app().sessions().lastSeen().flush();
    }
  }

  @Test
  void oldTokenIsGoodUntilTheNextIsUsedAndThenForThirtySeconds() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12).minus(MILLI));
    assertEquals("", api.check(old).header("X-Next-Token"), "not due yet");

    clock.advance(MILLI);
    String next = api.check(old).header("X-Next-Token");
    assertTrue(next.matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(next, api.check(old).header("X-Next-Token"), "each request has its own");
    clock.advance(Duration.ofDays(20));
    assertEquals(0, api.check(old).errno(), "nobody has used the next one");

    assertEquals(0, api.check(next).errno());
    clock.advance(Duration.ofSeconds(30).minus(MILLI));
    assertEquals(0, api.check(old).errno(), "a request that was under way");
    assertEquals("", api.check(old).header("X-Next-Token"), "is not led back");

    clock.advance(MILLI);
    TestRows.execute(TEST_DB, "UPDATE sessions SET ip = '203.0.113.7'"); // signed in elsewhere
    assertEquals(501, api.check(old).errno());
    assertEquals(501, api.check(next).errno(), "the whole sign-in has ended");
    assertEquals(
        List.of("127.0.0.1"),
        TestRows.texts(TEST_DB, "SELECT ip FROM login_events WHERE outcome = 'TOKEN_REUSED'"),
        "the address of who used it again");
    assertEquals(
        List.of(LoginOutcome.TOKEN_REUSED, LoginOutcome.NEW_USER),
        TestRows.texts(TEST_DB, "SELECT outcome FROM login_events ORDER BY id DESC").stream()
            .map(LoginOutcome::valueOf)
            .toList());
  }

  @Test
  void ownerAndThiefWhoPollsAreNotBothServedAfterARotation() {
    String owner = rotatingLogin();
    String thief = owner; // copied from the phone
    clock.advance(Duration.ofHours(12));
    String ofOwner = api.check(owner).header("X-Next-Token");
    String ofThief = api.check(thief).header("X-Next-Token");

    assertEquals(0, api.check(ofOwner).errno());
    assertEquals(0, api.check(ofThief).errno(), "it may be the owner's, from a parallel request");
    assertEquals("", api.check(ofOwner).header("X-Next-Token"), "replaced by the thief's");
    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, api.check(ofOwner).errno(), "the owner notices");
    assertEquals(501, api.check(ofThief).errno(), "and the thief is out");
  }

  @Test
  void thiefWhoComesWithANextTokenOfHisOwnAfterTheOwnerHasSettledEndsTheSignIn() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String ofThief = api.check(old).header("X-Next-Token");
    String ofOwner = api.check(old).header("X-Next-Token");
    api.check(ofOwner);
    clock.advance(Duration.ofMinutes(1));
    assertEquals(0, api.check(ofOwner).errno());

    assertEquals(501, api.check(ofThief).errno());
    assertEquals(501, api.check(ofOwner).errno());
    assertEquals(
        List.of(LoginOutcome.TOKEN_REUSED.name()),
        TestRows.texts(TEST_DB, "SELECT outcome FROM login_events WHERE outcome = 'TOKEN_REUSED'"));
  }

  @Test
  void clientThatKeepsTheLastTokenToArriveIsNotRefused() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    List<String> arriving =
        Stream.generate(() -> api.check(old).header("X-Next-Token")).limit(10).toList();

    for (String next : arriving) {
      clock.advance(Duration.ofSeconds(2));
      assertEquals(0, api.check(next).errno());
    }
    clock.advance(Duration.ofDays(1));
    assertEquals(0, api.check(arriving.get(9)).errno());
    assertEquals(501, api.check(arriving.get(0)).errno(), "replaced long ago");
  }

  @Test
  void lastTokenToArriveIsGoodAlsoHoursAfterAnother() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String first = api.check(old).header("X-Next-Token");
    String last = api.check(old).header("X-Next-Token");
    assertEquals(0, api.check(first).errno());

    clock.advance(Duration.ofHours(6)); // the user puts the phone away and comes back
    assertEquals(0, api.check(last).errno());
  }

  @Test
  void tokensThatFollowTheSameOneCannotBeUsedWithoutEnd() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    List<String> hoarded =
        Stream.generate(() -> api.check(old).header("X-Next-Token")).limit(40).toList();
    hoarded.forEach(api::check);

    assertEquals(
        List.of("17"), TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM sessions"), "and the old one");
  }

  @Test
  void nextTokenOfAnotherServerOrSpellingIsNone() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");

    for (int i = 0; i < next.length(); i++) {
      char other = next.charAt(i) == 'A' ? 'B' : 'A';
      assertEquals(501, api.check(next.substring(0, i) + other + next.substring(i + 1)).errno());
    }
    assertEquals(0, api.check(old).errno(), "nothing of this was a use of the next token");
    assertEquals(0, api.check(next).errno());
  }

  @Test
  void questionOfABackendIsAUseOfTheNextToken() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");
    Service orders = new Service("orders", Set.of(ServiceScope.INTROSPECT), Optional.empty());
    assertTrue(server.app().sessions().sessions().judgeForBackend(next, orders).isPresent());

    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, api.check(old).errno());
    assertEquals(501, api.check(next).errno());
  }

  @Test
  void questionOfABackendOfAnotherAppIsNoUseOfTheNextToken() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");
    Service other =
        new Service(
            "other", Set.of(ServiceScope.INTROSPECT), Optional.of(Set.of("wx0000000000000009")));
    assertFalse(server.app().sessions().sessions().judgeForBackend(next, other).isPresent());

    clock.advance(Duration.ofSeconds(30));
    assertEquals(0, api.check(old).errno());
  }

  @Test
  void reuseEndsOneSignInAndNoOther() {
    Login login = wechat.login();
    String old = rotatingLogin(login.code());
    String other = api.login(wechat.login(login.openid()).code()).token();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");
    api.check(next);
    clock.advance(Duration.ofSeconds(30));

    assertEquals(501, api.check(old).errno());
    assertEquals(0, api.check(other).errno());
  }

  @Test
  void rotatedDeviceIsOneDevice() {
    String token = rotatingLogin();
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofHours(12));
      token = api.check(token).header("X-Next-Token");
    }

    assertEquals(1, devices(token).size());
    assertEquals(0, api.check(token).errno());
  }

  @Test
  void logoutEndsTheNextTokenToo() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");

    assertEquals(0, api.post(LOGOUT, "", "X-OA-Token", old).errno());
    assertEquals(501, api.check(next).errno());
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

  private String rotatingLogin() {
    return rotatingLogin(wechat.login().code());
  }

  private String rotatingLogin(String code) {
    return api.post(LOGIN, "{\"code\":\"" + code + "\",\"rotation\":true}").token();
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
