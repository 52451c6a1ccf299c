package org.wxapplogin.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** The report for the yearly audit. The clock of the site stands in March 2025. */
class ReportPageTest extends ConsoleTest {
  private AdminClient client;
  private long user;

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    TestRows.execute(TEST_DB, "DELETE FROM user_consents");
  }

  @Test
  void itSaysWhoLookedAndWhatWasTakenInTheYearAsTheZoneHasIt() {
    act("REVEAL_PHONE", "ADMIN", "ling <b>", "2025-02-01T00:00:00Z");
    act("REVEAL_PHONE", "ADMIN", "ling <b>", "2025-02-02T00:00:00Z");
    act("SEARCH_PHONE", "ADMIN", "ling <b>", "2025-02-02T00:00:00Z");
    act("READ_PHONES", "SERVICE", "orders", "2024-12-31T16:00:00Z");
    act("EXPORT_USERS", "ADMIN", "ling <b>", "2024-12-31T15:59:59.999Z");
    act("DELETE_USER", "ADMIN", "ling <b>", "2025-01-31T16:00:00Z");
    act("CANCEL_USER", "ADMIN", "ling <b>", "2025-01-31T15:59:59.999Z");

    Document page = page("/admin/report");

    assertEquals("Personal data: report for 2025", page.select("h1").text());
    assertEquals(
        List.of(
            "ling <b> | Phone shown in full | 2",
            "ling <b> | Searched by phone number | 1",
            "Service orders | Read phone numbers in full | 1"),
        rows(page, "looks"),
        page.text());
    assertEquals(
        List.of(
            "2025-01 | 0 | 1 | 0 | 0 | 0 | 0",
            "2025-02 | 1 | 0 | 0 | 0 | 0 | 0",
            "2025-03 | 0 | 0 | 0 | 0 | 0 | 0"),
        rows(page, "deleted"));
    Document before = page("/admin/report?year=2024");
    assertEquals(1, rows(before, "looks").size(), before.text());
    assertEquals(12, rows(before, "deleted").size());
    for (String wrong : List.of("1999", "2026", "x", "20255", "")) {
      assertTrue(
          client.get("/admin/report?year=" + wrong).statusCode() < 500, "no fault for " + wrong);
    }
  }

  @Test
  void itSaysWhatIsHeldAndForHowLongAndWhoAgreedToWhat() {
    SITE.server().app().account().cleanUp().run();
    for (String version : List.of("1.0", "2.0")) {
      TestRows.execute(
          TEST_DB,
          "INSERT INTO user_consents (user_id, document, version, at) VALUES ("
              + user
              + ", 'privacy', '"
              + version
              + "', "
              + Instant.parse(
                      version.equals("1.0") ? "2024-05-01T00:00:00Z" : "2025-02-01T00:00:00Z")
                  .toEpochMilli()
              + ")");
    }
    long phones = TestRows.count(TEST_DB, "users WHERE phone_hash IS NOT NULL");

    Document page = page("/admin/report");

    assertEquals(List.of("privacy | 1.0 | 0 | 1", "privacy | 2.0 | 1 | 1"), rows(page, "consents"));
    assertTrue(rows(page, "held").contains("Phone numbers (sealed) | " + phones), page.text());
    assertTrue(
        rows(page, "kept").get(0).matches("The age at which .* \\| 180 days \\| 2025-03-01 16:.*"),
        rows(page, "kept").toString());
    assertTrue(rows(page, "admins").get(0).startsWith("admin | Owner | "), page.text());
    assertTrue(page.select(".printed").text().contains("admin"), page.text());
    assertFalse(page.text().contains(ConsoleFixture.NUMBER));
  }

  @Test
  void itIsForOwnersAlone() {
    for (AdminRole role : List.of(AdminRole.VIEWER, AdminRole.OPERATOR)) {
      SITE.makeAdmin(role);
      AdminClient other = new AdminClient(SITE.server()).signedInAs(role);
      assertEquals(403, other.get("/admin/report").statusCode());
      assertFalse(other.get("/admin/system").body().contains("/admin/report"));
    }
  }

  private Document page(String path) {
    return Jsoup.parse(client.get(path).body());
  }

  private static List<String> rows(Document page, String part) {
    return page.select("section[aria-labelledby=" + part + "] tbody tr").stream()
        .map(row -> String.join(" | ", row.select("td").eachText()))
        .toList();
  }

  private static void act(String act, String kind, String name, String at) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail,"
            + " ip, actor_kind) VALUES ("
            + Instant.parse(at).toEpochMilli()
            + ", 0, '"
            + name
            + "', '"
            + act
            + "', 'USER', 1, '', '', '"
            + kind
            + "')");
  }
}
