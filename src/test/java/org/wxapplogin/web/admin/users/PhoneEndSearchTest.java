package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.withoutTokens;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** Who is the man with …8000? Operators learn it, and are counted. */
class PhoneEndSearchTest extends ConsoleTest {
  private static final int AN_HOUR = 60;

  private long user;
  private AdminClient operator;

  @BeforeEach
  void fill() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);
    user = new ConsoleFixture(TEST_DB, SITE).make("阿狸");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    operator =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.OPERATOR);
  }

  @Test
  void everyWayOfSayingItLeadsStraightToTheOne() {
    for (String typed :
        List.of("…8000", "...8000", "*8000", "138****8000", "尾号8000", "尾号 ８０００", "8000")) {
      assertEquals("/admin/users/" + user, location(find(operator, typed)), typed);
    }
    assertEquals("/admin/users", location(find(operator, "")));
  }

  @Test
  void eachSearchIsInTheAuditWithoutTheDigits() {
    find(operator, "…8000");
    find(operator, "…8001");

    assertEquals(
        List.of("operator USER_LIST 1", "operator USER_LIST 0"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', admin_name, target_kind, detail) FROM audit_events"
                + " WHERE act = 'SEARCH_PHONE_END' ORDER BY id"));
    String audit = withoutTokens(operator.get("/admin/audit?act=SEARCH_PHONE_END").body());
    assertTrue(audit.contains("Searched by last four digits"), audit);
    assertFalse(audit.contains("8000") || audit.contains("8001"), audit);
  }

  @Test
  void fourDigitsThatAreAnIdOrANameTooAreAListThatOffersBoth() {
    TestUsers.insert(TEST_DB, TestUsers.user(user + 7, "8000 lucky"));

    String led = location(find(operator, "8000"));

    assertEquals("/admin/users?q=8000", led);
    String list = operator.get(led).body();
    assertTrue(list.contains("8000 lucky"), list);
    assertTrue(list.contains("Find numbers ending in 8000"), list);
    String ends = location(search(operator, "8000", "phone-end"));
    assertTrue(ends.matches("/admin/users\\?q=[\\w-]{11}&by=phone-end"), ends);
    String page = operator.get(ends).body();
    assertTrue(page.contains("/admin/users/" + user + "\""), page);
    assertFalse(page.contains("lucky") || page.contains(ConsoleFixture.NUMBER), page);
    String query = ends.replaceAll(".*\\?q=([\\w-]+)&.*", "$1");
    assertTrue(page.contains(query), page);
    assertFalse(withoutTokens(page.replace(query, "")).contains("8000"), page);
  }

  @Test
  void whatIsNoEndIsRefusedAndKept() {
    HttpResponse<String> refused = search(operator, "80001", "phone-end");

    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("Type the last four digits"), refused.body());
  }

  @Test
  void aViewerCanNeitherSearchForAnEndNorOpenTheLink() {
    String link = location(search(operator, "8000", "phone-end"));
    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);

    assertEquals(403, find(viewer, "…8000").statusCode());
    assertEquals(403, search(viewer, "8000", "phone-end").statusCode());
    assertEquals(403, viewer.get(link).statusCode());
    assertEquals("/admin/users?q=8000", location(find(viewer, "8000")), "an id or a name");
    assertFalse(viewer.get("/admin/users?q=8000").body().contains("end-offer"));
    assertFalse(viewer.get("/admin/users").body().contains("phone-end"));
    assertEquals(1, TestRows.count(TEST_DB, "audit_events WHERE act = 'SEARCH_PHONE_END'"));
  }

  @Test
  void whoTriesDigitsIsStopped() {
    for (int i = 0; i < AN_HOUR; i++) {
      assertEquals(303, find(operator, "…" + (1000 + i)).statusCode());
    }

    HttpResponse<String> refused = find(operator, "…8000");

    assertEquals(429, refused.statusCode());
    assertTrue(refused.body().contains("You can try again in 61 minutes."), refused.body());
    assertEquals(303, find(operator, ConsoleFixture.NUMBER).statusCode(), "counted by itself");
  }

  @Test
  void ofManyOnlyThoseWhoLoggedInLastAreShownAndNoneAsAFile() {
    TestUsers.insert(
        TEST_DB, IntStream.range(9_000, 10_200).mapToObj(id -> TestUsers.user(id, "")).toList());
    TestRows.execute(
        TEST_DB,
        "UPDATE users a JOIN users b ON b.id = "
            + user
            + " SET a.phone_end = b.phone_end, a.phone_hash = b.phone_hash, a.last_login_at = a.id WHERE a.id <> b.id");

    String link = location(find(operator, "…8000"));

    String page = operator.get(link + "&size=20").body();
    assertEquals(100, page.split("<tr role=\"row\">").length - 2, "rows beside the head");
    String said = page.replaceAll("(?s).*(id=\"tally\".*?)<table.*", "$1");
    assertTrue(said.contains("More than 999"), said);
    assertTrue(said.contains("the 100 users who logged in last"), said);
    assertTrue(page.contains("/admin/users/" + user + "\""), "who logged in last of all");
    assertFalse(page.contains("id=\"export\""), "a file");
    assertFalse(page.contains("class=\"pager\""), "another page");
    assertEquals(403, operator.get(link.replace("users?", "users.csv?")).statusCode());
  }

  @Test
  void aNumberThatIsTakenTakesItsEndAlong() {
    operator.post(
        "/admin/users/" + user + "/unbind-phone",
        "csrf",
        csrfToken(operator.get("/admin/users")),
        "reason",
        "recycled");

    assertEquals(0, TestRows.count(TEST_DB, "users WHERE phone_end IS NOT NULL"));
  }

  private static HttpResponse<String> find(AdminClient by, String typed) {
    return by.post("/admin/find", "csrf", csrfToken(by.get("/admin/account")), "q", typed);
  }

  private static HttpResponse<String> search(AdminClient by, String typed, String in) {
    HttpResponse<String> page = by.get("/admin/users");
    String onPage = page.body().replaceAll("(?s).*name=\"on-page\" value=\"([^\"]+)\".*", "$1");
    return by.post(
        "/admin/users/search", "csrf", csrfToken(page), "on-page", onPage, "q", typed, "by", in);
  }
}
