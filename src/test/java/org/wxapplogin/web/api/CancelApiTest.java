package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AccountSite;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.service.admin.Actor;

/** An account from its cancellation to the last of its rows, over HTTP. */
class CancelApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final Duration COOLING_OFF = Duration.ofDays(15);
  private static final Duration MILLI = Duration.ofMillis(1);

  private static final Actor OWNER =
      new Actor(
          new Admin(1, "owner", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00.123Z"));
  private AccountSite site;

  @BeforeEach
  void start() {
    site = new AccountSite(TEST_DB, clock);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void cancellationEndsEverySessionAndRefusesLogins() {
    String phone = site.login(ANNA).token();
    String tablet = site.login(ANNA).token();
    String bo = site.login(BO).token();
    assertEquals(0, site.other.check(tablet).errno());

    Reply cancelled = site.cancel(phone);
    assertEquals(0, cancelled.errno());
    assertEquals("{\"deletedAt\":\"2026-01-16T00:00:00.123Z\"}", cancelled.data().toString());
    assertEquals("no-store", cancelled.header("Cache-Control"));
    assertEquals(501, site.api.check(phone).errno());
    assertEquals(501, site.api.check(tablet).errno());
    site.two.app().sessions().revocations().poll();
    assertEquals(501, site.other.check(tablet).errno(), "the other node, after its poll");

    assertEquals(722, site.login(ANNA).errno());
    assertEquals(LoginOutcome.CANCELLED, TestRows.outcomes(TEST_DB, site.userId(ANNA)).get(0));
    assertEquals(0, site.api.check(bo).errno(), "nobody else's");
    assertEquals(501, site.cancel(phone).errno());
  }

  @Test
  void whoAsksFirstHearsHowLongItCanBeUndone() {
    String token = site.login(ANNA).token();

    Reply asked = site.api.get("/wx/user/cancel", "X-OA-Token", token);

    assertEquals(
        "{\"coolingOffSeconds\":1296000,\"deletedAt\":\"2026-01-16T00:00:00.123Z\"}",
        asked.data().toString());
    assertEquals(0, site.api.check(token).errno(), "nothing has happened");
    assertEquals(0, site.login(ANNA).errno());
  }

  @Test
  void itTakesAToken() {
    String token = site.login(ANNA).token();

    assertEquals(501, site.api.get("/wx/user/cancel").errno());
    assertEquals(501, site.api.post("/wx/user/cancel", "{}").errno());
    assertEquals(0, site.api.check(token).errno());
  }

  /** Within a second of its end a token may still be read by, but it deletes nothing. */
  @Test
  void sessionThatEndedOnAnotherNodeCancelsNothing() {
    String token = site.login(ANNA).token();
    assertEquals(0, site.api.check(token).errno());
    site.two.app().sessions().ends().endAll(site.userId(ANNA));
    assertEquals(0, site.api.check(token).errno(), "still in memory");

    assertEquals(501, site.cancel(token).errno());
    assertEquals(0, site.login(ANNA).errno());
  }

  @Test
  void afterTheCoolingOffNothingIsLeftToTheMillisecond() {
    String anna = site.signInWithEverything(ANNA, "Anna", "13800138000");
    site.signInWithEverything(BO, "Bo", "13900139000");
    long annaId = site.userId(ANNA);
    Map<String, Integer> ofBo = site.held(site.userId(BO));
    site.held(annaId).forEach((table, rows) -> assertTrue(rows > 0, "nothing tests " + table));

    site.cancel(anna);
    clock.advance(COOLING_OFF.minus(MILLI));
    site.cleanUp();
    assertEquals(1, site.held(annaId).get("users"));
    assertEquals(722, site.login(ANNA).errno());

    clock.advance(MILLI);
    site.cleanUp();
    site.held(annaId).forEach((table, rows) -> assertEquals(0, rows, table));
    assertEquals(ofBo, site.held(site.userId(BO)));

    Reply again = site.login(ANNA);
    assertTrue(again.data().get("newUser").getAsBoolean());
    assertNotEquals(annaId, site.userId(ANNA));
    assertEquals("", again.data().getAsJsonObject("userInfo").get("nickName").getAsString());
    assertEquals(List.of(LoginOutcome.NEW_USER), TestRows.outcomes(TEST_DB, site.userId(ANNA)));
  }

  @Test
  void whoeverHasVeryManyRowsGoesInBatches() {
    site.cancel(site.login(ANNA).token());
    long id = site.userId(ANNA);
    String many = " FROM " + numbers(2_500);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, user_id, outcome, ip, device) SELECT n, 'a', "
            + id
            + ", 'SUCCESS', '', ''"
            + many);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_changes (at, user_id, kind) SELECT n, " + id + ", 'UNIONID'" + many);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO users (appid, openid, nickname, avatar_url, gender, country, province, city,"
            + " language, level, status, registered_at, last_login_at, last_login_ip, cancelled_at)"
            + " SELECT 'a', n, '', '', 0, '', '', '', '', 0, 2, 0, 0, '', 1 FROM "
            + numbers(200));

    clock.advance(COOLING_OFF);
    site.cleanUp();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "user_changes"));
    assertEquals(0, TestRows.count(TEST_DB, "login_events"));
  }

  @Test
  void anAdminUndoesIt() {
    site.cancel(site.login(ANNA).token());
    long id = site.userId(ANNA);
    clock.advance(COOLING_OFF.minus(MILLI));
    assertFalse(site.two.enable(id), "it was not disabled");
    assertTrue(site.two.app().users().actions().restore(OWNER, id));
    Reply back = site.login(ANNA);
    assertEquals(0, back.errno());
    assertEquals(id, site.userId(ANNA));

    clock.advance(MILLI);
    site.cleanUp();
    assertEquals(0, site.api.check(back.token()).errno());

    assertEquals(
        clock.instant().plus(COOLING_OFF).toString(),
        site.cancel(back.token()).data().get("deletedAt").getAsString(),
        "cancelled again, it counts from now");
  }

  @Test
  void afterTheCoolingOffNobodyUndoesIt() {
    site.cancel(site.login(ANNA).token());
    clock.advance(COOLING_OFF);

    assertFalse(site.one.app().users().actions().restore(OWNER, site.userId(ANNA)));
    assertEquals(722, site.login(ANNA).errno());
  }

  @Test
  void aBanDoesNotKeepACancelledAccountFromBeingDeleted() {
    site.cancel(site.login(ANNA).token());
    long id = site.userId(ANNA);
    assertFalse(site.one.disable(id), "it is out already, and stays cancelled");
    assertEquals(722, site.login(ANNA).errno());

    clock.advance(COOLING_OFF);
    site.cleanUp();
    assertEquals(0, site.held(id).get("users"));
    assertFalse(site.one.disable(id), "there is no such user");
  }

  @Test
  void whoIsActiveIsNeverDeletedWhateverTheDateSays() {
    site.cancel(site.login(ANNA).token());
    TestRows.execute(TEST_DB, "UPDATE users SET status = 0"); // by hand, forgetting the date
    String back = site.login(ANNA).token();
    clock.advance(COOLING_OFF);
    site.cleanUp();

    assertEquals(0, site.api.check(back).errno());
    site.cancel(back);
    site.cleanUp();
    assertEquals(1, site.held(site.userId(ANNA)).get("users"), "the old date counts for nothing");
  }

  @Test
  void sessionsLeftByHandAreDeletedToo() {
    site.login(ANNA);
    long id = site.userId(ANNA);
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 0");
    site.cleanUp();

    site.held(id).forEach((table, rows) -> assertEquals(0, rows, table));
  }

  @Test
  void withoutACoolingOffTheNextCleanUpDeletes() {
    site.close();
    site = new AccountSite(TEST_DB, clock, "account.cooling-off", "0ms");
    Reply cancelled = site.cancel(site.login(ANNA).token());
    assertEquals(clock.instant().toString(), cancelled.data().get("deletedAt").getAsString());

    site.cleanUp();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  /** A table of the numbers 0 to {@code count - 1}, at most 9,999. */
  private static String numbers(int count) {
    String digits =
        "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4"
            + " UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
    return "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM %s a, %s b, %s c, %s e) nums"
            .formatted(digits, digits, digits, digits)
        + " WHERE n < "
        + count;
  }
}
