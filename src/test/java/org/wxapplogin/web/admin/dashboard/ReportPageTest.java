package org.wxapplogin.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
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
  void theFilesHaveTheFiguresOfThePageAndTheAuditNamesThem() {
    act("REVEAL_PHONE", "ADMIN", "=HYPERLINK(1)", "2025-02-01T00:00:00Z");
    act("DELETE_USER", "ADMIN", "ling", "2025-02-01T00:00:00Z");
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_consents (user_id, document, version, at) VALUES (%d, 'privacy', '2.0', %d)"
            .formatted(user, Instant.parse("2025-02-01T00:00:00Z").toEpochMilli()));
    Document page = page("/admin/report?year=2025");
    String today = page.select("#held").first().parents().get(1).select("tbody tr").text();

    HttpResponse<String> csv = client.get(hrefOf(page, "#report-csv"));
    assertEquals("text/csv;charset=UTF-8", csv.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        "attachment; filename=\"report-2025.csv\"",
        csv.headers().firstValue("Content-Disposition").orElse(""));
    List<String> rows = csv.body().lines().toList();
    assertEquals("\uFEFFPart,Of what,Which,Column,Value,Counted", rows.get(0));
    assertTrue(rows.contains("Report,,,Year,2025,"), csv.body());
    assertTrue(rows.contains("Report,,,Time zone,Asia/Shanghai,"), csv.body());
    long phones = TestRows.count(TEST_DB, "users WHERE phone_hash IS NOT NULL");
    assertTrue(
        rows.contains("What is held today,Phone numbers (sealed),,Number," + phones + ",exact"),
        csv.body());
    assertTrue(
        rows.stream()
            .anyMatch(
                row -> row.matches("What is held today,Rows of the audit,,Number,\\d+,exact")),
        csv.body());
    assertTrue(today.contains("Rows of the audit 2"), today);
    assertTrue(
        rows.contains(
            "Who looked at phone numbers,\"'=HYPERLINK(1)\",Phone shown in full,Times,1,exact"),
        csv.body());
    assertTrue(rows.contains("Consents,privacy,\"'2.0\",In the year,1,exact"), csv.body());
    assertTrue(
        rows.stream().allMatch(row -> row.replaceAll("\"[^\"]*\"", "").split(",", -1).length == 6),
        csv.body());
    assertFalse(csv.body().contains(ConsoleFixture.NUMBER));

    HttpResponse<String> json = client.get(hrefOf(page, "#report-json"));
    JsonObject report = JsonParser.parseString(json.body()).getAsJsonObject();
    assertEquals(2025, report.get("year").getAsInt());
    JsonObject held = report.getAsJsonObject("held");
    assertEquals(phones, held.getAsJsonObject("PHONES").get("number").getAsLong());
    assertEquals("exact", held.getAsJsonObject("PHONES").get("counted").getAsString());
    assertEquals("exact", held.getAsJsonObject("AUDIT").get("counted").getAsString());
    JsonObject february = report.getAsJsonObject("taken").getAsJsonObject("2025-02");
    assertEquals(1, february.getAsJsonObject("DELETE_USER").get("number").getAsInt());
    JsonObject look = report.getAsJsonArray("looks").get(0).getAsJsonObject();
    assertEquals("=HYPERLINK(1)", look.get("name").getAsString());
    assertEquals(
        List.of("EXPORT_REPORT admin REPORT 2025 CSV", "EXPORT_REPORT admin REPORT 2025 JSON"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', act, admin_name, target_kind, detail) FROM audit_events"
                + " WHERE act LIKE 'EXPORT%' ORDER BY id"));
    assertTrue(
        page("/admin/audit?act=EXPORT_REPORT").text().contains("2025 JSON"), "the audit shows it");
  }

  /** What was counted no further says so on the page and in the files. */
  @Test
  void whatIsCountedNoFurtherIsMoreThanSoMuch() {
    act("REVEAL_PHONE", "ADMIN", "ling", "2025-02-01T00:00:00Z");
    String columns =
        "at, admin_id, admin_name, act, target_kind, target_id, detail, ip, actor_kind";
    for (int rows = 1; rows < 100_001; rows *= 2) {
      TestRows.execute(
          TEST_DB,
          "INSERT INTO audit_events (%1$s) SELECT %1$s FROM audit_events WHERE act = 'REVEAL_PHONE'"
              .formatted(columns));
    }

    assertEquals(
        List.of("ling | Phone shown in full | more than 100,000"),
        rows(page("/admin/report"), "looks"));
    assertTrue(
        client
            .get("/admin/report.csv")
            .body()
            .contains("Phone shown in full,Times,100000,more than"));
    assertTrue(
        client
            .get("/admin/report.json")
            .body()
            .contains("\"times\":{\"number\":100000,\"counted\":\"more-than\"}"));
  }

  private static String hrefOf(Document page, String link) {
    return page.select(link).attr("href").replaceFirst("^/wxapplogin", "");
  }

  @Test
  void itIsForOwnersAlone() {
    for (AdminRole role : List.of(AdminRole.VIEWER, AdminRole.OPERATOR)) {
      SITE.makeAdmin(role);
      AdminClient other = new AdminClient(SITE.server()).signedInAs(role);
      for (String path : List.of("/admin/report", "/admin/report.csv", "/admin/report.json")) {
        assertEquals(403, other.get(path).statusCode(), path);
      }
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
