package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** How tokens are replaced, over HTTP, and how that shows a thief. */
class RotationApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Duration MILLI = Duration.ofMillis(1);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server = site.node();
  private final ApiClient api = new ApiClient(server);

  @Test
  void clientThatCannotRotateKeepsItsTokenForItsWholeLife() {
    String token = api.login(wechat.login().code()).token();
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

    assertEquals(
        1,
        api.get("/wx/user/sessions", "X-OA-Token", token).data().getAsJsonArray("sessions").size());
    assertEquals(0, api.check(token).errno());
  }

  @Test
  void logoutEndsTheNextTokenToo() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = api.check(old).header("X-Next-Token");

    assertEquals(0, api.post("/wx/auth/logout", "", "X-OA-Token", old).errno());
    assertEquals(501, api.check(next).errno());
  }

  private String rotatingLogin() {
    return rotatingLogin(wechat.login().code());
  }

  private String rotatingLogin(String code) {
    return api.post("/wx/auth/login_by_weixin", "{\"code\":\"" + code + "\",\"rotation\":true}")
        .token();
  }
}
