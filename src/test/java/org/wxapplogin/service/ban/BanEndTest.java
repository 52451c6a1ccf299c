package org.wxapplogin.service.ban;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserActions;

/** A ban ends by itself, to the millisecond, on each of two nodes, and what users hear of it. */
class BanEndTest {
  private static final Actor OPERATOR =
      new Actor(
          new Admin(1, "ling", AdminRole.OPERATOR, Instant.EPOCH), ClientAddress.of("192.0.2.1"));
  private static final Instant START = Instant.parse("2026-11-26T08:00:00.250Z");
  private static final Instant MONDAY = Instant.parse("2026-11-30T01:00:00.001Z");
  private static final String ENDS =
      """
      SELECT CONCAT_WS('|', actor_kind, admin_name, act, old_value) FROM audit_events
      WHERE act = 'END_BAN'
      """;
  private static final String EVENTS = "SELECT type FROM user_events ORDER BY id";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(START);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  @AutoClose private final AtOnce atOnce = new AtOnce(16);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = site.node();
  private final TestServer two = site.node();
  private final UserActions actions = one.app().users().actions();
  private final String openid = wechat.login().openid();
  private long user;

  @BeforeEach
  void signIn() {
    user = userId(login(one));
  }

  @Test
  void aLoginIsRefusedUntilTheLastMillisecondAndThenSucceedsThoughNoJobRan() {
    ban(MONDAY, "请勿发布广告");

    for (TestServer node : List.of(one, two)) {
      Reply refused = login(node);
      assertEquals(721, refused.errno());
      assertEquals("2026-11-30T01:00:00.001Z", refused.data().get("until").getAsString());
      assertEquals("请勿发布广告", refused.data().get("reason").getAsString());
      assertEquals(2, refused.data().size(), "nothing of what only the console is to know");
    }
    to(MONDAY.minusMillis(1));
    assertEquals(721, login(one).errno());
    assertEquals(721, login(two).errno());
    to(MONDAY);
    Reply back = login(two);
    assertEquals(0, back.errno(), "a node that did not ban, and no job");
    assertEquals(user, userId(back));
    assertEquals(0, login(one).errno());

    assertEquals(
        List.of("SYSTEM|server|END_BAN|2026-11-30T01:00:00.001Z"), TestRows.texts(TEST_DB, ENDS));
    assertEquals(
        List.of("user.created", "user.disabled", "user.enabled"), TestRows.texts(TEST_DB, EVENTS));
    assertEquals(0, TestRows.count(TEST_DB, "bans"));
  }

  @Test
  void theJobOfEitherNodeLiftsWhatIsOver() {
    ban(MONDAY, "");
    to(MONDAY.minusMillis(1));
    one.app().sessions().banEnds().run();
    assertEquals(1, status());
    to(MONDAY);
    two.app().sessions().banEnds().run();
    assertEquals(0, status());
    one.app().sessions().banEnds().run();
    assertEquals(1, TestRows.texts(TEST_DB, ENDS).size());
    assertEquals(0, login(one).errno());
  }

  @Test
  void aBanForEverSaysNoDateAndNoTextAndNoJobLiftsIt() {
    assertTrue(
        actions.disable(OPERATOR, user, new BanTerms(Optional.empty(), "spam", "")), "banned");
    Reply refused = login(two);
    assertEquals(721, refused.errno());
    assertNull(refused.data());

    clock.advance(Duration.ofDays(4_000));
    two.app().sessions().banEnds().run();
    assertEquals(721, login(one).errno());
    assertEquals(1, status());
  }

  @Test
  void ofManyLoginsAtTheEndOneLiftsTheBan() {
    ban(MONDAY, "");
    to(MONDAY);
    List<Reply> replies =
        atOnce.each(
            i -> {
              if (i == 8) {
                two.app().sessions().banEnds().run();
              }
              return login(i % 2 == 0 ? one : two);
            });
    replies.forEach(reply -> assertEquals(0, reply.errno(), reply.body().toString()));
    assertEquals(1, TestRows.texts(TEST_DB, ENDS).size());
  }

  /** If WeChat has told meanwhile that they cancelled, that holds when the ban is over. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoCancelledMeanwhileIsCancelledThen(boolean byJob) {
    ban(MONDAY, "");
    new Db(TEST_DB.dataSource()).run(tx -> tx.users().setCancelled(user, clock.instant()));
    to(MONDAY);
    if (byJob) {
      two.app().sessions().banEnds().run();
    }
    assertEquals(722, login(one).errno());
    assertEquals(2, status());
  }

  @Test
  void changedAndLiftedBansComeBackExactlyAsTheyWere() {
    ban(MONDAY, "told");
    List<String> banned = bans();
    clock.advance(Duration.ofHours(1));
    Actor other =
        new Actor(
            new Admin(2, "owner", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.2"));
    Instant sooner = MONDAY.minus(Duration.ofDays(2));
    BanTerms shorter = new BanTerms(Optional.of(sooner), "enough", "");
    Instant changed = actions.changeBan(other, user, shorter).orElseThrow();
    assertEquals(Optional.empty(), actions.changeBan(other, user, shorter), "as it is");
    assertEquals(sooner.toString(), login(one).data().get("until").getAsString());
    assertFalse(actions.undoBan(other, user, changed.plusMillis(1)), "another change");
    assertTrue(actions.undoBan(other, user, changed));
    assertEquals(banned, bans());
    assertFalse(actions.undoBan(other, user, changed), "once");

    Instant lifted = actions.enable(other, user).orElseThrow();
    assertEquals(0, login(two).errno());
    assertTrue(actions.undoBan(other, user, lifted));
    assertEquals(banned, bans());
    assertEquals(721, login(two).errno());

    actions.enable(other, user);
    clock.advance(Duration.ofMillis(1));
    actions.disable(other, user, shorter);
    assertFalse(actions.undoBan(other, user, lifted), "banned anew since");
    assertEquals(sooner.toString(), login(one).data().get("until").getAsString());
  }

  @Test
  void aBanThatWouldBeOverDoesNotComeBack() {
    ban(MONDAY, "told");
    Instant lifted = actions.enable(OPERATOR, user).orElseThrow();
    to(MONDAY);
    assertFalse(actions.undoBan(OPERATOR, user, lifted));
    assertEquals(0, login(one).errno());
  }

  @Test
  void aLoginOfWhoIsNotBannedReadsNoBans() {
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    try (TestServer node =
        TestServer.start(TestSettings.with(wechat.uri()), watched.dataSource(), clock)) {
      assertEquals(0, login(node).errno());
      assertFalse(watched.statements().stream().anyMatch(sql -> sql.contains("bans")));
      ban(MONDAY, "");
      assertEquals(721, login(node).errno());
      assertTrue(watched.statements().stream().anyMatch(sql -> sql.contains("bans")));
    }
  }

  private void ban(Instant until, String told) {
    assertTrue(
        actions.disable(
            OPERATOR, user, BanTerms.of(Optional.of(until), "advertises", told, clock.instant())));
  }

  private List<String> bans() {
    return TestRows.texts(
        TEST_DB, "SELECT CONCAT_WS('|', at, until, reason, told, by_admin, by_name) FROM bans");
  }

  private int status() {
    return Integer.parseInt(TestRows.texts(TEST_DB, "SELECT status FROM users").get(0));
  }

  private void to(Instant at) {
    clock.advance(Duration.between(clock.instant(), at));
  }

  private Reply login(TestServer node) {
    return new ApiClient(node).login(wechat.login(openid).code());
  }

  private static long userId(Reply reply) {
    return reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }
}
