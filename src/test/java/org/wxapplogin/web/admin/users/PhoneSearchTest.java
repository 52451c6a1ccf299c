package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.withoutTokens;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** An admin finds the user whose number they know, and no number that they do not know. */
class PhoneSearchTest extends ConsoleTest {
  private static final int AN_HOUR = 60;
  private static final int A_DAY = 200;

  private long user;
  private AdminClient viewer;

  @BeforeEach
  void fill() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    viewer =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.VIEWER);
  }

  @Test
  void eachSearchIsInTheAuditWithoutTheNumber() {
    HttpResponse<String> found = search(viewer, "+86 138 0013 8000");
    search(viewer, "13800138001");
    search(viewer, "no number");

    assertTrue(viewer.get(location(found)).body().contains("小雨"));
    viewer.get(location(found)); // the link may be followed again
    assertEquals(
        List.of(
            "viewer SEARCH_PHONE USER_LIST 1 127.0.0.1",
            "viewer SEARCH_PHONE USER_LIST 0 127.0.0.1"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', admin_name, act, target_kind, detail, ip) FROM audit_events"
                + " WHERE act = 'SEARCH_PHONE' ORDER BY id"));
    String audit = viewer.get("/admin/audit?act=SEARCH_PHONE").body();
    assertTrue(audit.contains("Found: 1"), audit);
    assertFalse(audit.contains(ConsoleFixture.NUMBER), audit);
    assertFalse(withoutTokens(audit).contains("8000"), audit);
  }

  @Test
  void whatIsShownOfANumberIsOfNoUseForGuessingTheRest() {
    viewer.post(
        "/admin/users/columns", "csrf", csrfToken(viewer.get("/admin/users")), "phone", "on");
    List<String> pages =
        List.of(
            viewer.get("/admin/users/" + user).body(),
            viewer.get("/admin/users?q=%E5%B0%8F%E9%9B%A8").body(),
            viewer.get(location(search(viewer, ConsoleFixture.NUMBER))).body());

    for (String page : pages) {
      assertTrue(page.contains("****00"), page);
      assertFalse(page.contains(ConsoleFixture.NUMBER), page);
      assertFalse(withoutTokens(page).matches("(?s).*(138|8000).*"), page);
    }
  }

  @Test
  void whoTriesNumbersIsStopped() {
    for (int i = 0; i < AN_HOUR; i++) {
      assertEquals(303, search(viewer, Long.toString(13_900_000_000L + i)).statusCode());
    }

    HttpResponse<String> refused = search(viewer, ConsoleFixture.NUMBER);

    assertEquals(429, refused.statusCode());
    assertEquals("3601", refused.headers().firstValue("Retry-After").orElse(""));
    assertTrue(refused.body().contains("You can try again in 61 minutes."), refused.body());
    assertEquals(303, search(viewer, "a nickname").statusCode());
    AdminClient other = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertEquals(303, search(other, ConsoleFixture.NUMBER).statusCode(), "counted by admin");
    SITE.clock().advance(Duration.ofHours(1).plusSeconds(1));
    viewer.signedInAs(AdminRole.VIEWER);
    assertEquals(303, search(viewer, ConsoleFixture.NUMBER).statusCode());
  }

  @Test
  void nobodyTriesNumbersAllDay() {
    TestRows.execute(
        TEST_DB,
        ("INSERT INTO audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail, ip)"
                + " WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                + " SELECT %d, admins.id, 'viewer', 'SEARCH_PHONE', 'USER_LIST', 0, '0', ''"
                + " FROM admins, n WHERE name = 'viewer'")
            .formatted(A_DAY, SITE.clock().millis() - Duration.ofHours(23).toMillis()));

    assertEquals(429, search(viewer, ConsoleFixture.NUMBER).statusCode());
    SITE.clock().advance(Duration.ofHours(1).plusSeconds(1));
    viewer.signedInAs(AdminRole.VIEWER);
    assertEquals(303, search(viewer, ConsoleFixture.NUMBER).statusCode());
  }

  @Test
  void numbersThatAreShownInFullAreCountedToo() {
    AdminClient operator = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String csrf = csrfToken(operator.get("/admin/users"));
    String path = "/admin/users/" + user + "/reveal-phone";
    for (int i = 0; i < AN_HOUR; i++) {
      assertEquals(303, operator.post(path, "csrf", csrf).statusCode());
    }

    HttpResponse<String> refused = operator.post(path, "csrf", csrf);

    assertEquals(429, refused.statusCode());
    assertFalse(refused.body().contains(ConsoleFixture.NUMBER));
  }

  private static HttpResponse<String> search(AdminClient by, String typed) {
    return by.post("/admin/users/search", "csrf", csrfToken(by.get("/admin/users")), "q", typed);
  }
}
