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
    assertEquals("", next(old), "not due yet");

    clock.advance(MILLI);
    String next = next(old);
    assertTrue(next.matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(next, next(old), "each request has its own");
    clock.advance(Duration.ofDays(20));
    assertEquals(0, api.check(old).errno(), "nobody has used the next one");

    assertEquals(0, api.check(next).errno());
    clock.advance(Duration.ofSeconds(30).minus(MILLI));
    assertEquals(0, api.check(old).errno(), "a request that was under way");
    assertEquals("", next(old), "is not led back");

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
    String owner = loginDueForRotation();
    String thief = owner; // copied from the phone
    String ofOwner = next(owner);
    String ofThief = next(thief);

    assertEquals(0, api.check(ofOwner).errno());
    assertEquals(0, api.check(ofThief).errno(), "it may be the owner's, from a parallel request");
    clock.advance(Duration.ofMinutes(1).minus(MILLI));
    assertEquals(0, api.check(ofOwner).errno(), "a request may have been overtaken");
    clock.advance(MILLI);
    assertEquals(0, api.check(ofOwner).errno(), "settles, so that all others are replaced");
    assertEquals(501, api.check(ofThief).errno());
    assertEquals(501, api.check(ofOwner).errno(), "the owner notices");
  }

  @Test
  void thiefWhoComesWithANextTokenOfHisOwnAfterTheOwnerHasSettledEndsTheSignIn() {
    String old = loginDueForRotation();
    String ofThief = next(old);
    String ofOwner = next(old);
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
    String old = loginDueForRotation();
    List<String> arriving = Stream.generate(() -> next(old)).limit(10).toList();

    for (String next : arriving) {
      clock.advance(Duration.ofSeconds(2));
      assertEquals(0, api.check(next).errno());
    }
    clock.advance(Duration.ofDays(1));
    assertEquals(0, api.check(arriving.get(9)).errno());
    assertEquals(501, api.check(arriving.get(0)).errno(), "replaced long ago");
  }

  @Test
  void clientWhoseRequestWasOvertakenByALaterOneIsNotRefused() {
    String old = loginDueForRotation();
    String first = next(old);
    String last = next(old);
    assertEquals(0, api.check(last).errno());
    clock.advance(Duration.ofSeconds(2));
    assertEquals(0, api.check(first).errno(), "sent before the last one arrived");

    clock.advance(Duration.ofSeconds(40));
    assertEquals(0, api.check(last).errno());
    clock.advance(Duration.ofDays(1));
    assertEquals(0, api.check(last).errno());
  }

  @Test
  void lastTokenToArriveIsGoodAlsoHoursAfterAnother() {
    String old = loginDueForRotation();
    String first = next(old);
    String last = next(old);
    assertEquals(0, api.check(first).errno());

    clock.advance(Duration.ofHours(6)); // the user puts the phone away and comes back
    assertEquals(0, api.check(last).errno());
  }

  @Test
  void tokensThatFollowTheSameOneCannotBeUsedWithoutEnd() {
    String old = loginDueForRotation();
    List<String> hoarded = Stream.generate(() -> next(old)).limit(40).toList();
    hoarded.forEach(api::check);

    assertEquals(
        List.of("17"), TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM sessions"), "and the old one");
  }

  @Test
  void nextTokenOfAnotherServerOrSpellingIsNone() {
    String old = loginDueForRotation();
    String next = next(old);

    for (int i = 0; i < next.length(); i++) {
      char other = next.charAt(i) == 'A' ? 'B' : 'A';
      assertEquals(501, api.check(next.substring(0, i) + other + next.substring(i + 1)).errno());
    }
    assertEquals(0, api.check(old).errno(), "nothing of this was a use of the next token");
    assertEquals(0, api.check(next).errno());
  }

  @Test
  void questionOfABackendIsAUseOfTheNextToken() {
    String old = loginDueForRotation();
    String next = next(old);
    Service orders = new Service("orders", Set.of(ServiceScope.INTROSPECT), Optional.empty());
    assertTrue(server.app().sessions().sessions().judgeForBackend(next, orders).isPresent());

    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, api.check(old).errno());
    assertEquals(501, api.check(next).errno());
  }

  @Test
  void questionOfABackendOfAnotherAppIsNoUseOfTheNextToken() {
    String old = loginDueForRotation();
    String next = next(old);
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
    String next = next(old);
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
      token = next(token);
    }

    assertEquals(
        1,
        api.get("/wx/user/sessions", "X-OA-Token", token).data().getAsJsonArray("sessions").size());
    assertEquals(0, api.check(token).errno());
  }

  @Test
  void logoutEndsTheNextTokenToo() {
    String old = loginDueForRotation();
    String next = next(old);

    assertEquals(0, api.post("/wx/auth/logout", "", "X-OA-Token", old).errno());
    assertEquals(501, api.check(next).errno());
  }

  /** Its next token, empty if none is handed out. */
  private String next(String token) {
    return api.check(token).header("X-Next-Token");
  }

  /** A token so old that each use of it hands out a next one. */
  private String loginDueForRotation() {
    String token = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    return token;
  }

  private String rotatingLogin() {
    return rotatingLogin(wechat.login().code());
  }

  private String rotatingLogin(String code) {
    return api.loginWithRotation(code).token();
  }
}
