package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;

/** Events that nothing proves to be WeChat's, as owners see and decide upon them. */
class PushPagesTest extends ConsoleTest {
  private static final String ANNA = "1".repeat(64);
  private static final String BO = "2".repeat(64);

  private AdminClient owner;

  @BeforeEach
  void twoEventsWait() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "安娜"), TestUsers.user(2, "Bo"));
    keep(ANNA, 1, "WECHAT_CANCELLED");
    keep(BO, 2, "PROFILE_CLEANED");
    owner = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void theDashboardTellsOwnersThatEventsWait() {
    assertTrue(owner.get("/admin/").body().contains("2 events from WeChat wait"));
    SITE.makeAdmin(AdminRole.OPERATOR);
    AdminClient operator = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertFalse(operator.get("/admin/").body().contains("/admin/push"));
    assertFalse(operator.get("/admin/system").body().contains("/admin/push\""));
  }

  @Test
  void whatIsAppliedIsDoneAndAudited() {
    assertTrue(after("apply", ANNA).contains("The event is applied"));

    assertEquals(List.of("2", "0"), texts("SELECT status FROM users ORDER BY id"));
    assertEquals(List.of("Bo"), names());
    assertEquals(
        List.of("APPLY_PUSH USER 1 WECHAT_CANCELLED admin"),
        texts(
            "SELECT CONCAT_WS(' ', act, target_kind, target_id, new_value, admin_name)"
                + " FROM audit_events ORDER BY id DESC LIMIT 1"));
    String audit = Jsoup.parse(owner.get("/admin/audit").body()).text();
    assertTrue(audit.contains("WeChat event applied User 1 WeChat account closed"), audit);
    assertEquals(
        List.of("Bo"), texts("SELECT nickname FROM users WHERE id = 2"), "nothing else is done");
  }

  @Test
  void whatIsDismissedChangesNothingAndIsAudited() {
    assertTrue(after("dismiss", BO).contains("The event is dismissed"));

    assertEquals(List.of("安娜", "Bo"), texts("SELECT nickname FROM users ORDER BY id"));
    assertEquals(List.of("安娜"), names());
    assertEquals(
        List.of("DISMISS_PUSH"), texts("SELECT act FROM audit_events ORDER BY id DESC LIMIT 1"));
    assertEquals(
        List.of("0"),
        texts("SELECT COUNT(*) FROM push_events WHERE handled_at IS NOT NULL AND openid <> ''"),
        "whom it was about is forgotten");
  }

  @Test
  void anEventIsDecidedUponOnce() {
    after("dismiss", ANNA);
    for (String id : List.of(ANNA, "3".repeat(64), "nonsense", "")) {
      assertFalse(after("apply", id).contains("The event is applied"), id);
    }
    assertEquals(List.of("0", "0"), texts("SELECT status FROM users ORDER BY id"));
    assertEquals(List.of("1"), texts("SELECT COUNT(*) FROM audit_events WHERE act LIKE '%PUSH'"));
  }

  @Test
  void aUserWhoseNicknameCannotBeSeenIsNamedById() {
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = '\u2060' WHERE id = 1");
    assertEquals(List.of("User 1", "Bo"), names());
  }

  @Test
  void whatFailedIsShownWithWhyAndCanBeTriedAgainOrDropped() {
    TestRows.execute(
        TEST_DB, "UPDATE push_events SET tries = 30, failure = 'deadlock' WHERE user_id = 1");
    String page = Jsoup.parse(owner.get("/admin/push").body()).text();
    assertTrue(page.contains("Failed 30 times, last: deadlock"), page);
    assertTrue(page.contains("Try again Drop"), page);

    TestRows.execute(TEST_DB, "RENAME TABLE revocations TO away");
    try {
      assertTrue(after("apply", ANNA).contains("failed again"));
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE away TO revocations");
    }
    assertEquals(List.of("安娜", "Bo"), names());
    assertTrue(after("apply", ANNA).contains("The event is applied"));
    assertEquals(List.of("2", "0"), texts("SELECT status FROM users ORDER BY id"));
  }

  @Test
  void whoDeletesAUserIsToldThatEventsWait() {
    String page = Jsoup.parse(owner.get("/admin/users/1/delete").body()).text();
    assertTrue(page.contains("WeChat events that wait 1"), page);
  }

  private String after(String act, String id) {
    String csrf = csrfToken(owner.get("/admin/push"));
    return owner.get(location(owner.post("/admin/push/" + act, "csrf", csrf, "event", id))).body();
  }

  private List<String> names() {
    return Jsoup.parse(owner.get("/admin/push").body()).select("tbody .words").eachText();
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }

  private static void keep(String id, int user, String kind) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO push_events (digest, appid, kind, openid, about, received_at, user_id)"
            + " SELECT UNHEX('%s'), appid, '%s', openid, '', 1000, id FROM users WHERE id = %d"
                .formatted(id, kind, user));
  }
}
