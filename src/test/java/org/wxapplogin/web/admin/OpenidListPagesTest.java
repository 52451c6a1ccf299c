package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;

/** WeChat's list of closed accounts: looked at first, then carried out. */
class OpenidListPagesTest extends ConsoleTest {
  private AdminClient owner;
  private String anna;
  private String bo;
  private String eve;

  @BeforeEach
  void threeUsers() {
    TestUsers.insert(
        TEST_DB, TestUsers.user(1, "安娜"), TestUsers.user(2, "Bo"), TestUsers.user(3, "Eve"));
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 5 WHERE id = 3");
    List<String> openids = texts("SELECT openid FROM users ORDER BY id");
    anna = openids.get(0);
    bo = openids.get(1);
    eve = openids.get(2);
    owner = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void aListIsLookedAtAndNothingIsDone() {
    String list =
        String.join("\r\n", "  " + anna + ",", "", "\"" + eve + "\"", "oNobody", "不是 openid", anna);
    Document page = send("check", list);

    assertEquals(
        List.of(
            "To cancel", "1",
            "Cancelled already", "1",
            "No user of this app", "1",
            "Named more than once", "1",
            "No openid", "1 (lines 5)"),
        page.select(".facts dt, .facts dd").eachText());
    assertEquals(List.of("安娜"), page.select(".people .words").eachText());
    assertEquals("Cancel 1 accounts", page.select("#cancel-all").text());
    assertEquals(
        list.lines().toList(), page.select("textarea").first().wholeText().lines().toList());
    assertEquals(List.of("0", "0", "2"), texts("SELECT status FROM users ORDER BY id"));
    assertEquals(0, TestRows.count(TEST_DB, "user_events"));
  }

  @Test
  void itIsCarriedOutAsWechatsEventIsAndAudited() {
    String list = anna + "\n" + bo + "\n" + eve + "\noNobody";
    Document page = send("cancel", list);

    assertEquals("2 accounts are cancelled.", page.select(".flash").text());
    assertTrue(page.select("#cancel-all").isEmpty());
    assertEquals(List.of("2", "2", "2"), texts("SELECT status FROM users ORDER BY id"));
    assertEquals(List.of("5"), texts("SELECT cancelled_at FROM users WHERE id = 3"));
    assertEquals(
        List.of("1 admin", "2 admin"),
        texts(
            "SELECT CONCAT(target_id, ' ', admin_name) FROM audit_events"
                + " WHERE act = 'CANCEL_USER' ORDER BY target_id"));
    assertEquals(List.of("user.cancel_requested"), texts("SELECT DISTINCT type FROM user_events"));

    assertEquals("0 accounts are cancelled.", send("cancel", list).select(".flash").text());
    assertEquals(2, texts("SELECT 1 FROM audit_events WHERE act = 'CANCEL_USER'").size());
  }

  @Test
  void whoIsBannedIsCancelledTooAndStaysBanned() {
    TestRows.execute(TEST_DB, "UPDATE users SET status = 1 WHERE id = 1");
    assertEquals("1 accounts are cancelled.", send("cancel", anna).select(".flash").text());
    assertEquals(
        List.of("1"), texts("SELECT status FROM users WHERE id = 1 AND cancelled_at IS NOT NULL"));
  }

  @Test
  void oneWhomNobodyCanChangeNowDoesNotHoldUpTheOthersAndIsLeft() {
    TestRows.execute(
        TEST_DB,
        "CREATE TRIGGER refusing BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NEW.id = 1 THEN"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused'; END IF; END");
    try {
      assertEquals(
          "1 accounts are cancelled. 1 are left: go on with the same list.",
          send("cancel", anna + "\n" + bo).select(".flash").text());
    } finally {
      TestRows.execute(TEST_DB, "DROP TRIGGER refusing");
    }
    assertEquals(
        "1 accounts are cancelled.", send("cancel", anna + "\n" + bo).select(".flash").text());
  }

  @Test
  void anEmptyListAndOneThatIsTooLongAreRefusedAndKept() {
    assertTrue(send("check", " \n ").text().contains("Paste at least one openid."));
    String list =
        IntStream.range(0, 1_001).mapToObj(i -> "o" + i).collect(Collectors.joining("\n"));
    Document page = send("check", list);
    assertTrue(page.text().contains("At most 1,000 lines at a time; this list has 1,001."));
    assertTrue(page.select("textarea").first().wholeText().endsWith("o1000"));
  }

  @Test
  void onlyOwnersSeeItAndThePasswordIsAskedForAgain() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    AdminClient operator = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertEquals(403, operator.get("/admin/openids").statusCode());

    String csrf = csrfToken(owner.get("/admin/openids"));
    SITE.clock().advance(Duration.ofMinutes(11));
    String asked = owner.post("/admin/openids/cancel", "csrf", csrf, "openids", anna).body();
    assertTrue(asked.contains("Please confirm it is you"));
    assertTrue(asked.contains(anna));
    assertEquals(List.of("0"), texts("SELECT status FROM users WHERE id = 1"));
    assertFalse(asked.contains("accounts are cancelled"));
  }

  private Document send(String act, String list) {
    HttpResponse<String> form = owner.get("/admin/openids");
    String onPage = Jsoup.parse(form.body()).select("main [name=on-page]").first().val();
    String app = texts("SELECT appid FROM users WHERE id = 1").get(0);
    return Jsoup.parse(
        owner
            .post(
                "/admin/openids/" + act,
                "csrf",
                csrfToken(form),
                "app",
                app,
                "openids",
                list,
                "on-page",
                onPage)
            .body());
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
