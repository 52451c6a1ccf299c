package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AccountSite;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What users agree to: sent, kept, asked for anew, given out and deleted. */
class ConsentApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String LOGIN = "/wx/auth/login_by_weixin";
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String OCTOBER = "{\"document\":\"privacy\",\"version\":\"2026-10\"}";
  private static final String NOVEMBER = "{\"document\":\"privacy\",\"version\":\"2026-11\"}";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private AccountSite site = new AccountSite(TEST_DB, clock, "consent.current", "privacy:2026-10");

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void whoHasNotAgreedIsAskedUntilTheyHave() {
    Reply first = site.login(ANNA);
    assertEquals(OCTOBER, needed(first));
    assertEquals(OCTOBER, needed(index(first.token())));

    Reply given = give(first.token(), OCTOBER);
    assertEquals(0, given.errno());
    assertNull(needed(given));
    assertNull(needed(index(first.token())));
    assertNull(needed(site.login(ANNA)));
  }

  @Test
  void aLoginBringsTheConsentAndIsNotAskedForIt() {
    Reply login = loginWith(OCTOBER);
    assertEquals(0, login.errno());
    assertNull(needed(login));
    assertNull(needed(site.login(ANNA)));
    assertEquals(
        List.of("privacy 2026-10 " + clock.millis()),
        TestRows.texts(TEST_DB, "SELECT CONCAT_WS(' ', document, version, at) FROM user_consents"));
  }

  @Test
  void aRaisedVersionIsAskedForOnceMoreAndTheHistoryStays() {
    loginWith(OCTOBER);
    site.close();
    clock.advance(Duration.ofDays(1));
    site = new AccountSite(TEST_DB, clock, "consent.current", "privacy:2026-11");

    Reply login = site.login(ANNA);
    assertEquals(NOVEMBER, needed(login));
    give(login.token(), NOVEMBER);
    assertNull(needed(site.login(ANNA)));

    JsonElement consents = export(login.token()).data().get("consents");
    assertEquals(
        "[{\"at\":\"2026-01-02T00:00:00Z\",\"document\":\"privacy\",\"version\":\"2026-11\"},"
            + "{\"at\":\"2026-01-01T00:00:00Z\",\"document\":\"privacy\",\"version\":\"2026-10\"}]",
        consents.toString());
  }

  @Test
  void anAppMayAskForAnotherDocumentThanTheRest() {
    site.close();
    site =
        new AccountSite(
            TEST_DB,
            clock,
            "consent.current",
            "privacy:2026-10",
            "app." + FakeWechat.APPID + ".consent.current",
            "terms:3");
    assertEquals("{\"document\":\"terms\",\"version\":\"3\"}", needed(loginWith(OCTOBER)));
  }

  @Test
  void withoutTheSettingNobodyIsAskedAndWhatIsSentIsKept() {
    site.close();
    site = new AccountSite(TEST_DB, clock);
    Reply login = site.login(ANNA);
    assertNull(needed(login));
    assertNull(needed(index(login.token())));
    assertEquals(0, give(login.token(), OCTOBER).errno());
    assertEquals(1, TestRows.count(TEST_DB, "user_consents"));
  }

  @Test
  void theFirstTimeCountsAndAUserCannotFillTheTable() {
    String token = loginWith(OCTOBER).token();
    clock.advance(Duration.ofDays(1));
    assertEquals(0, give(token, OCTOBER).errno());
    assertEquals(List.of("1767225600000"), TestRows.texts(TEST_DB, "SELECT at FROM user_consents"));

    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_consents (user_id, document, version, at)"
            + " WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
            + " SELECT u.id, 'x', i, 0 FROM users u, n");
    assertEquals(0, give(token, NOVEMBER).errno());
    assertEquals(100, TestRows.count(TEST_DB, "user_consents"));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    String token = site.login(ANNA).token();
    for (String bad :
        List.of("{}", "{\"document\":\"privacy\"}", "{\"document\":\"a b\",\"version\":\"1\"}")) {
      assertEquals(401, give(token, bad).errno(), bad);
    }
    for (String bad :
        List.of("1", "\"privacy\"", "[]", "{\"document\":\"隐私\",\"version\":\"1\"}")) {
      assertEquals(401, loginWith(bad).errno(), bad);
    }
    assertEquals(501, site.api.post("/wx/user/consent", OCTOBER).errno());
    assertEquals(0, TestRows.count(TEST_DB, "user_consents"));
  }

  @Test
  void itEndsWithTheAccount() {
    loginWith(OCTOBER);
    assertTrue(TestRows.count(TEST_DB, "user_consents") == 1);
    site.cancel(site.login(ANNA).token());
    clock.advance(Duration.ofDays(15));
    site.cleanUp();
    assertEquals(0, TestRows.count(TEST_DB, "user_consents"));
    assertEquals(OCTOBER, needed(site.login(ANNA)), "a new user is asked");
  }

  private Reply loginWith(String consent) {
    String code = site.wechat.login(ANNA).code();
    return site.api.post(LOGIN, "{\"code\":\"" + code + "\",\"consent\":" + consent + "}");
  }

  private Reply give(String token, String consent) {
    return site.api.post("/wx/user/consent", consent, "X-OA-Token", token);
  }

  private Reply index(String token) {
    return site.api.get("/wx/user/index", "X-OA-Token", token);
  }

  private Reply export(String token) {
    return site.api.get("/wx/user/export", "X-OA-Token", token);
  }

  private static String needed(Reply reply) {
    JsonObject data = reply.data();
    return data.has("consentNeeded") ? data.get("consentNeeded").toString() : null;
  }
}
