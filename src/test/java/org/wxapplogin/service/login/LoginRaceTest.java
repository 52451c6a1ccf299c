package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** Many at once, through one node and through two: one openid is one user, and no login is lost. */
class LoginRaceTest {
  private static final int PARALLEL = 64;
  private static final int ROUNDS = 50;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final AtOnce atOnce = new AtOnce(PARALLEL);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one =
      site.node("session.max-devices", "1000", "wechat.exchange-deadline", "30s");
  private final TestServer two =
      site.node("session.max-devices", "1000", "wechat.exchange-deadline", "30s");

  @Test
  void sixtyFourFirstLoginsOfOneOpenidAreOneUserAndSixtyFourTokens() {
    for (int round = 0; round < ROUNDS; round++) {
      String openid = wechat.login().openid();
      List<Reply> replies = atOnce.each(i -> new ApiClient(node(i)).login(code(openid)));

      Set<String> tokens = new HashSet<>();
      int created = 0;
      for (Reply reply : replies) {
        assertEquals(0, reply.errno(), () -> "round: " + reply.body());
        tokens.add(reply.token());
        created += reply.data().get("newUser").getAsBoolean() ? 1 : 0;
      }
      assertEquals(PARALLEL, tokens.size());
      assertEquals(1, created, "one of them is the first");
    }
    assertEquals(ROUNDS, TestRows.count(TEST_DB, "users"));
    assertEquals(ROUNDS * PARALLEL, TestRows.count(TEST_DB, "sessions"));
  }

  /** A login answered before the ban ends with it; one after is refused: no session survives. */
  @RepeatedTest(20)
  void noSessionSurvivesABanAtTheSameMoment() {
    Login login = wechat.login();
    Reply first = new ApiClient(one).login(login.code());
    long user = first.data().getAsJsonObject("userInfo").get("userId").getAsLong();

    List<Reply> replies =
        atOnce.each(
            i -> {
              if (i == PARALLEL / 2) {
                two.disable(user);
              }
              return new ApiClient(node(i)).login(code(login.openid()));
            });

    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
    replies.forEach(
        reply ->
            assertEquals(true, Set.of(0, 721).contains(reply.errno()), reply.body().toString()));
  }

  private TestServer node(int i) {
    return i % 2 == 0 ? one : two;
  }

  private String code(String openid) {
    return wechat.login(openid).code();
  }
}
