package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AccountSite;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.LoginOutcome;

/** A user takes back the cancellation of their account, with a code of {@code wx.login}. */
class RestoreApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String LOGIN = "/wx/auth/login_by_weixin";
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final Duration COOLING_OFF = Duration.ofDays(15);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00.123Z"));

  @AutoClose private final AccountSite site = new AccountSite(TEST_DB, clock);

  @Test
  void aLoginIsToldUntilWhenTheCancellationCanBeTakenBack() {
    Reply cancelled = site.cancel(site.login(ANNA).token());
    clock.advance(Duration.ofDays(1));

    Reply refused = site.login(ANNA);
    assertEquals(722, refused.errno());
    assertEquals(cancelled.data(), refused.data());
    assertEquals("{\"deletedAt\":\"2026-01-16T00:00:00.123Z\"}", refused.data().toString());
  }

  @Test
  void aLoginThatAsksForItBringsTheAccountBackAndSignsIn() {
    site.signInWithEverything(ANNA, "Anna", "13800138000");
    long id = site.userId(ANNA);
    site.cancel(site.login(ANNA).token());
    clock.advance(COOLING_OFF.minus(MILLI));

    Reply back = restore(ANNA);
    assertEquals(0, back.errno());
    assertFalse(back.data().get("newUser").getAsBoolean());
    JsonObject info = back.data().getAsJsonObject("userInfo");
    assertEquals(id, info.get("userId").getAsLong());
    assertEquals(0, info.get("status").getAsInt());
    assertEquals("Anna", info.get("nickName").getAsString());
    assertEquals("138****8000", info.get("phone").getAsString());

    clock.advance(MILLI);
    site.cleanUp();
    assertEquals(0, site.api.check(back.token()).errno());
    assertEquals(0, site.login(ANNA).errno());
    assertEquals(
        List.of("USER USER " + id + " "),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(actor_kind, ' ', target_kind, ' ', target_id, ' ', ip)"
                + " FROM audit_events WHERE act = 'RESTORE_USER'"));
    assertEquals(
        List.of("user.cancel_requested", "user.cancel_undone"),
        TestRows.texts(
            TEST_DB, "SELECT type FROM user_events WHERE type LIKE 'user.cancel%' ORDER BY id"));
  }

  @Test
  void afterTheCoolingOffItIsTooLate() {
    site.cancel(site.login(ANNA).token());
    clock.advance(COOLING_OFF);

    Reply refused = restore(ANNA);
    assertEquals(722, refused.errno());
    assertEquals(clock.instant().toString(), refused.data().get("deletedAt").getAsString());
    assertEquals(LoginOutcome.CANCELLED, TestRows.outcomes(TEST_DB, site.userId(ANNA)).get(0));
    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
  }

  @Test
  void nobodyElsesLoginBringsItBack() {
    site.cancel(site.login(ANNA).token());

    assertEquals(0, restore(BO).errno());
    assertEquals(722, site.login(ANNA).errno());
    assertEquals(0, TestRows.count(TEST_DB, "audit_events"), "nothing was undone for Bo");
  }

  @Test
  void whoIsBannedStaysBannedAndCancelled() {
    site.login(ANNA);
    long id = site.userId(ANNA);
    TestRows.execute(
        TEST_DB, "UPDATE users SET status = 1, cancelled_at = " + clock.instant().toEpochMilli());

    Reply refused = restore(ANNA);
    assertEquals(721, refused.errno());
    assertNull(refused.body().getAsJsonObject("data"));
    assertEquals(
        "1 1767225600123",
        TestRows.texts(
                TEST_DB, "SELECT CONCAT(status, ' ', cancelled_at) FROM users WHERE id = " + id)
            .get(0));
  }

  @Test
  void askingAgainIsALoginLikeAnyOther() {
    site.cancel(site.login(ANNA).token());

    assertEquals(0, restore(ANNA).errno());
    assertEquals(0, restore(ANNA).errno());
    assertEquals(1, TestRows.count(TEST_DB, "audit_events"));
  }

  private Reply restore(String openid) {
    JsonObject body = new JsonObject();
    body.addProperty("code", site.wechat.login(openid).code());
    body.addProperty("restore", true);
    return site.api.post(LOGIN, body.toString());
  }
}
