package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** A form whose session ended before it was sent is kept through the sign-in, without a script. */
class UnsentFormTest extends ConsoleTest {
  private static final String TYPED = "来电核实 <b>\"x\" & y";

  private AdminClient client;
  private long user;

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    TestRows.execute(TEST_DB, "DELETE FROM user_notes");
  }

  @Test
  void whatWasTypedComesBackAfterSigningInAndIsNotDone() {
    Document signIn = expired("add-note", "note", TYPED);

    assertTrue(signIn.select("#unsent").text().startsWith("Your session has ended."));
    Document wrong = html(send(signIn, "name", "admin", "password", "wrong-password"));
    assertTrue(wrong.select("#refused").hasText());
    Document on = html(send(wrong, "name", "admin", "password", TestSettings.ADMIN_PASSWORD));
    HttpResponse<String> back = send(on);

    assertEquals(200, back.statusCode());
    assertEquals(TYPED, html(back).selectFirst("#note").val());
    assertTrue(html(back).select("#unsent").text().startsWith("Not sent yet"), back.body());
    assertEquals(0, notes());
    assertEquals(303, send(html(back), "form[action$=add-note]", "note", TYPED).statusCode());
    assertEquals(1, notes());
  }

  @Test
  void aSearchLeadsOnToWhatWasLookedFor() {
    for (String[] search :
        new String[][] {
          {"/admin/audit", "form.find", Long.toString(user), "/admin/users/" + user},
          {"/admin/audit", "form.find", "nobody", "/admin/users?q=nobody"},
          {"/admin/users", "form.users-search", "小雨", "/admin/users?q=%E5%B0%8F%E9%9B%A8"}
        }) {
      Document page = html(client.signedIn().get(search[0]));
      TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");
      Document signIn = html(send(page, search[1], "q", search[2]));
      assertTrue(signIn.select("#unsent").text().startsWith("Your session has ended."));

      HttpResponse<String> found =
          send(html(send(signIn, "name", "admin", "password", TestSettings.ADMIN_PASSWORD)));

      assertEquals(303, found.statusCode(), found.body());
      assertEquals(search[3], location(found));
    }
  }

  @Test
  void aSearchOfAnEarlierSessionStaysInItsBox() {
    Document before = html(client.get("/admin/audit"));
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");
    client.signedIn();

    HttpResponse<String> stale = send(before, "form.find", "q", TYPED);

    assertEquals(403, stale.statusCode());
    assertEquals(TYPED, html(stale).selectFirst("#find").val());
    assertTrue(html(stale).select("#unsent").text().contains("before you signed in again"));
  }

  @Test
  void anotherAdminDoesNotSeeIt() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    Document signIn = expired("disable", "reason", TYPED);

    Document on = html(send(signIn, "name", "operator", "password", TestSettings.ADMIN_PASSWORD));
    HttpResponse<String> refused = send(on);

    assertEquals(403, refused.statusCode());
    assertFalse(refused.body().contains("来电"), refused.body());
    assertTrue(refused.body().contains("another admin"));
  }

  @Test
  void noPasswordIsCarriedAndNoFormOfTheOwnAccount() {
    Document page = html(client.get("/admin/account/password"));
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");
    HttpResponse<String> own =
        send(page, "main form", "current", "current-1", "new", "new-secret", "again", "again-1");
    assertEquals(303, own.statusCode());
    assertEquals("/admin/sign-in", location(own));

    client.signedIn();
    Document signIn =
        expired("disable", "reason", "why", "confirm-password", "p-1", "appSecret", "s-3");
    String carried = signIn.selectFirst("[name=unsent]").val();
    assertTrue(carried.contains("why"), carried);
    for (String secret : List.of("p-1", "s-3", "csrf")) {
      assertFalse(carried.contains(secret), secret);
    }
  }

  @Test
  void aFormOfAnEarlierSessionIsShownAgainAndSaysSo() {
    Document before = html(client.get("/admin/users/" + user));
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");
    client.signedIn();

    HttpResponse<String> stale = send(before, "form[action$=add-note]", "note", TYPED);

    assertEquals(403, stale.statusCode());
    assertEquals(TYPED, html(stale).selectFirst("#note").val());
    assertTrue(html(stale).select("#unsent").text().contains("before you signed in again"));
    assertEquals(0, notes());
    assertEquals(303, send(html(stale), "form[action$=add-note]", "note", TYPED).statusCode());
  }

  @Test
  void whatIsRefusedSaysWhy() {
    String[] form = {"csrf", "x", "note", "y"};
    assertTrue(client.post("/admin/users/1/add-note", form).body().contains("open since before"));
    AdminClient stranger = new AdminClient(SITE.server()).with("Accept-Language", "en");
    assertTrue(
        stranger.post("/admin/sign-in", "csrf", "x").body().contains("did not keep a cookie"));
    client.with("Sec-Fetch-Site", "same-site");
    HttpResponse<String> foreign =
        send(html(client.get("/admin/users/" + user)), "form[action$=add-note]", "note", TYPED);
    assertEquals(403, foreign.statusCode());
    assertTrue(foreign.body().contains("another website"));
    assertFalse(foreign.body().contains("来电"));
  }

  @Test
  void aPageThatNeedsThePasswordIsNotShownAround() {
    String mark = html(client.get("/admin/account/totp")).selectFirst("main [name=on-page]").val();
    TestRows.execute(TEST_DB, "UPDATE admin_sessions SET proved_at = 0");

    HttpResponse<String> reply =
        client.post(
            "/admin/users/" + user + "/add-note",
            "csrf",
            AdminClient.csrfToken(client.get("/admin/users")),
            "on-page",
            mark,
            "note",
            " ");

    assertEquals(400, reply.statusCode());
    assertTrue(html(reply).select(".trouble").hasText(), reply.body());
  }

  @Test
  void aFileDoesNotLeaveTheSignInFormBehind() {
    AdminClient stranger = new AdminClient(SITE.server());

    HttpResponse<String> in = stranger.signIn(TestSettings.ADMIN_PASSWORD, "/admin/users.csv");

    assertEquals("/admin/confirm?to=%2Fadmin%2Fusers.csv", location(in));
    HttpResponse<String> page = stranger.get(location(in));
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().firstValue("Refresh").orElse("").endsWith("/admin/users.csv"));
    assertEquals(
        "/admin/confirm?to=%2Fadmin%2Fusers.csv",
        location(stranger.get("/admin/sign-in?to=%2Fadmin%2Fusers.csv")));
  }

  /** The sign-in page that answers a form whose session has ended. */
  private Document expired(String act, String... fields) {
    Document page = html(client.get("/admin/users/" + user));
    TestRows.execute(TEST_DB, "DELETE FROM admin_sessions");
    List<String> all = new ArrayList<>(List.of("form[action$=" + act + "]"));
    all.addAll(List.of(fields));
    HttpResponse<String> reply = send(page, all.toArray(new String[0]));
    assertEquals(200, reply.statusCode());
    return html(reply);
  }

  private long notes() {
    return TestRows.texts(TEST_DB, "SELECT note FROM user_notes").size();
  }

  private static Document html(HttpResponse<String> reply) {
    return Jsoup.parse(reply.body());
  }

  /** Sends the one form of a page. */
  private HttpResponse<String> send(Document page) {
    return send(page, "main form");
  }

  /**
   * @param fields the first may be a selector of the form
   */
  private HttpResponse<String> send(Document page, String... fields) {
    boolean selected = fields.length % 2 == 1;
    Element form = page.selectFirst(selected ? fields[0] : "main form");
    List<String> all = new ArrayList<>();
    for (Element hidden : form.select("input[type=hidden]")) {
      all.addAll(List.of(hidden.attr("name"), hidden.val()));
    }
    all.addAll(List.of(fields).subList(selected ? 1 : 0, fields.length));
    String action = form.attr("action").replaceFirst("^/wxapplogin", "");
    return client.post(action, all.toArray(new String[0]));
  }
}
