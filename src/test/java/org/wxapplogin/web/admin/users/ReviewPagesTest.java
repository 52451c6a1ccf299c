package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.util.HexFormat;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** Names and pictures that WeChat left for a person to judge, as admins judge them. */
class ReviewPagesTest extends ConsoleTest {
  private static final String PICTURE = "https://thirdwx.qlogo.cn/mmopen/vi_32/x/132";

  private AdminClient admin;

  @BeforeEach
  void threeWait() {
    TestUsers.insert(
        TEST_DB, TestUsers.user(1, "安娜"), TestUsers.user(2, "Bo"), TestUsers.user(3, "Cy"));
    TestRows.execute(TEST_DB, "UPDATE users SET avatar_url = '" + PICTURE + "' WHERE id = 2");
    let(11, 1, "NICKNAME", "安娜", 3_000);
    let(12, 2, "PICTURE", PICTURE, 1_000);
    let(13, 3, "NICKNAME", "Cy", 2_000);
    SITE.makeAdmin(AdminRole.OPERATOR);
    SITE.makeAdmin(AdminRole.VIEWER);
    admin = signedIn(AdminRole.OPERATOR);
  }

  @Test
  void theOldestComesFirstAndTheMenuCounts() {
    Document page = page();
    assertEquals(
        List.of("Picture · User 2", "Nickname · User 3", "Nickname · User 1"),
        page.select("#reviews .what > span:first-child").eachText());
    assertEquals("3", page.select(".menu .waiting").text());
    assertEquals(1, page.select(".veiled img[src^='https://thirdwx.qlogo.cn']").size());
    assertEquals(List.of("Cy", "安娜"), page.select(".veiled bdi").eachText());
  }

  @Test
  void whatIsAcceptedWaitsNoMoreAndIsAudited() {
    Document after = after("accept", "one", "11");
    assertEquals("Accepted: 1.", after.select(".flash span").text());
    assertEquals(List.of("安娜"), texts("SELECT nickname FROM users WHERE id = 1"));
    assertEquals(2, after.select("#reviews li").size());
    assertEquals(List.of("DECIDE_REVIEW 1 NICKNAME WAITING ACCEPTED operator"), audit());
    String audit = Jsoup.parse(admin.get("/admin/audit").body()).text();
    assertTrue(audit.contains("Content reviewed User 1 Nickname: waiting → accepted"), audit);

    assertEquals("Waiting again: 1.", undo(after).select(".flash span").text());
    assertEquals(3, page().select("#reviews li").size());
    assertEquals("UNDO_REVIEW 1 NICKNAME ACCEPTED WAITING operator", audit().get(1));
  }

  @Test
  void whatIsClearedStaysDownAndIsGivenBackWithinADay() {
    Document after = after("clear", "r12", "1", "r13", "1");
    assertEquals("Cleared, to be given back within a day: 2.", after.select(".flash span").text());
    assertEquals(List.of(""), texts("SELECT nickname FROM users WHERE id = 3"));
    assertEquals(List.of(""), texts("SELECT avatar_url FROM users WHERE id = 2"));
    assertEquals(2, TestRows.count(TEST_DB, "taken_profiles"), "nothing brings it back");
    assertEquals(
        List.of(
            "DECIDE_REVIEW 2 PICTURE WAITING CLEARED operator",
            "TAKE_DOWN_PICTURE 2 WeChat: review operator",
            "DECIDE_REVIEW 3 NICKNAME WAITING CLEARED operator",
            "TAKE_DOWN_NICKNAME 3 WeChat: review operator"),
        audit());
    assertTrue(admin.get("/admin/users/3").body().contains("undo-take-down"));

    undo(after);
    assertEquals(List.of("Cy"), texts("SELECT nickname FROM users WHERE id = 3"));
    assertEquals(List.of(PICTURE), texts("SELECT avatar_url FROM users WHERE id = 2"));
    assertEquals(3, page().select("#reviews li").size());
  }

  @Test
  void allOnThePageAreJudgedAtOnce() {
    Document after = after("accept", "all", "1", "page", "11.12.13");
    assertTrue(after.text().contains("Nothing waits for a review"), after.text());
    assertEquals("", after.select(".menu .waiting").text());
    assertTrue(after("accept").text().contains("Nothing was ticked."));
  }

  @Test
  void whoComesSecondIsToldByWhomAndHowItWasJudged() {
    AdminClient other = signedIn(AdminRole.OWNER);
    String csrf = csrfToken(other.get("/admin/review"));
    after("clear", "one", "13");

    String place = location(other.post("/admin/review/accept", "csrf", csrf, "one", "13"));
    String told = Jsoup.parse(other.get(place).body()).select("main").text();
    assertTrue(told.contains("Judged by another admin before, see below: 1."), told);
    assertTrue(told.contains("Nickname · User 3 cleared · operator"), told);
    assertEquals(List.of(""), texts("SELECT nickname FROM users WHERE id = 3"));
    assertEquals(2, audit().size());
  }

  @Test
  void whatWasClearedOnTheUsersPageIsJudgedToo() {
    String csrf = csrfToken(admin.get("/admin/review"));
    admin.post("/admin/users/1/take-down-nickname", "csrf", csrf, "instead", "", "reason", "rude");
    assertEquals(2, page().select("#reviews li").size());
    assertTrue(
        after("accept", "one", "11").text().contains("Nickname · User 1 cleared · operator"));
  }

  @Test
  void whatTheUserHasReplacedIsNotJudged() {
    String csrf = csrfToken(admin.get("/admin/review"));
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = 'Anna' WHERE id = 1");
    String place = location(admin.post("/admin/review/clear", "csrf", csrf, "one", "11"));
    Document after = Jsoup.parse(admin.get(place).body());
    assertEquals("Replaced by the user or gone: 1.", after.select(".flash span").text());
    assertEquals(List.of("Anna"), texts("SELECT nickname FROM users WHERE id = 1"));
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = 'Cyd' WHERE id = 3");
    assertEquals(1, page().select("#reviews li").size(), "nor is it shown");
    assertEquals(1, TestRows.count(TEST_DB, "reviews"));
  }

  @Test
  void viewersLookAndCannotJudge() {
    AdminClient viewer = signedIn(AdminRole.VIEWER);
    Document page = Jsoup.parse(viewer.get("/admin/review").body());
    assertEquals(3, page.select("#reviews li").size());
    assertEquals(0, page.select("main button, main .tick").size());
    String csrf = csrfToken(viewer.get("/admin/review"));
    assertEquals(403, viewer.post("/admin/review/clear", "csrf", csrf, "one", "11").statusCode());
    assertEquals(3, TestRows.count(TEST_DB, "reviews WHERE decision IS NULL"));
  }

  @Test
  void aLongQueueHasPages() {
    TestRows.execute(TEST_DB, "DELETE FROM reviews");
    for (int i = 0; i < 45; i++) {
      TestUsers.insert(TEST_DB, TestUsers.user(100 + i, "n" + i));
      let(100 + i, 100 + i, "NICKNAME", "n" + i, 5_000);
    }
    assertEquals("n0", page().select(".veiled bdi").first().text());
    String second =
        page().select(".pager a:contains(Next)").attr("href").replace("/wxapplogin", "");
    Document page = Jsoup.parse(admin.get(second).body());
    assertEquals("n20", page.select(".veiled bdi").first().text());
    String csrf = csrfToken(admin.get(second));
    String at = page.select("#decide [name=at]").val();
    String place =
        location(admin.post("/admin/review/accept", "csrf", csrf, "at", at, "one", "120"));
    assertEquals("n21", Jsoup.parse(admin.get(place).body()).select(".veiled bdi").first().text());
    assertEquals("44", Jsoup.parse(admin.get(place).body()).select(".menu .waiting").text());
  }

  @Test
  void withoutChecksTheMenuSaysNothingOfReviews() {
    TestRows.execute(TEST_DB, "DELETE FROM reviews");
    assertFalse(admin.get("/admin/users").body().contains("/admin/review"));
  }

  private Document page() {
    return Jsoup.parse(admin.get("/admin/review").body());
  }

  private Document after(String act, String... form) {
    String[] fields = new String[form.length + 2];
    fields[0] = "csrf";
    fields[1] = csrfToken(admin.get("/admin/review"));
    System.arraycopy(form, 0, fields, 2, form.length);
    String place = location(admin.post("/admin/review/" + act, fields));
    return Jsoup.parse(admin.get(place).body());
  }

  private Document undo(Document page) {
    return after("undo", "undo", page.select("form[action$=/undo] [name=undo]").val());
  }

  private static AdminClient signedIn(AdminRole role) {
    AdminClient client = new AdminClient(SITE.server()).with("Accept-Language", "en");
    return role == AdminRole.OWNER ? client.signedIn() : client.signedInAs(role);
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }

  private static List<String> audit() {
    return texts(
        "SELECT CONCAT_WS(' ', act, target_id, detail, old_value, new_value, admin_name)"
            + " FROM audit_events WHERE target_kind = 'USER' ORDER BY id");
  }

  private static void let(long id, long user, String field, String value, long at) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO reviews (id, user_id, field, digest, at) VALUES (%d, %d, '%s', UNHEX('%s'), %d)"
            .formatted(id, user, field, HexFormat.of().formatHex(TakenProfile.digest(value)), at));
  }
}
