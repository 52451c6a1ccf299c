package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;
import org.wxapplogin.web.admin.page.Filter;

/** An admin names a filter of a list and finds it again there. */
class SavedFiltersTest extends ConsoleTest {
  private static final String DISABLED = "/admin/users?status=disabled";
  private static final String REFUSED =
      "/admin/logins?outcome=CODE_INVALID&from=2025-03-01T00%3A00";
  private static final String NOTES = "/admin/audit?act=ADD_NOTE";

  private AdminClient viewer;

  @BeforeEach
  void fill() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);
    new ConsoleFixture(TEST_DB, SITE).make("小雨");
    TestRows.execute(TEST_DB, "DELETE FROM saved_filters");
    viewer =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.VIEWER);
  }

  @Test
  void aFilterIsSavedShownRenamedAndDeleted() {
    assertEquals(DISABLED, location(save("Banned 禁", "status", "disabled")));
    String list = viewer.get(DISABLED).body();
    assertTrue(list.contains("The filter is saved."), list);
    assertTrue(list.contains("href=\"/wxapplogin" + DISABLED + "\" aria-current=\"true\""), list);
    assertFalse(list.contains("id=\"filters-save\""), "it is saved");

    String id = TestRows.texts(TEST_DB, "SELECT id FROM saved_filters").get(0);
    act("rename", "of", "users", "filter", id, "filter-name", "Kept out", "to", DISABLED);
    assertTrue(viewer.get("/admin/users").body().contains("Kept out"));
    assertEquals(DISABLED, location(act("delete", "filter", id, "to", DISABLED)));
    assertFalse(viewer.get("/admin/users").body().contains("Kept out"));
  }

  @Test
  void eachListHasFiltersOfItsOwn() {
    for (String list : List.of(DISABLED, REFUSED, NOTES)) {
      assertEquals(list, location(saveOf(list + "&at=a1.1", "Weekly")), "without the place in it");
      Document page = Jsoup.parse(viewer.get(list).body());
      assertEquals("The filter is saved.", page.select(".flash[role=status]").text(), list);
      assertEquals(
          List.of("/wxapplogin" + list),
          page.select("a.saved[aria-current=true]").eachAttr("href"),
          list);
      assertEquals(1, page.select("a.saved").size(), "those of other lists are not here: " + list);
    }
    String id =
        TestRows.texts(TEST_DB, "SELECT id FROM saved_filters WHERE of_list = 'LOGINS'").get(0);
    act("rename", "of", "audit", "filter", id, "filter-name", "elsewhere", "to", NOTES);
    assertEquals(0, TestRows.count(TEST_DB, "saved_filters WHERE name = 'elsewhere'"));
    act("rename", "of", "logins", "filter", id, "filter-name", "Bad codes", "to", REFUSED);
    assertTrue(viewer.get("/admin/logins").body().contains("Bad codes"));
    assertEquals(REFUSED, location(act("delete", "filter", id, "to", REFUSED)));
    assertFalse(viewer.get("/admin/logins").body().contains("Bad codes"));
    assertEquals(400, saveOf("/admin/nothing?status=disabled", "no list").statusCode());
    assertEquals(400, saveOf("/admin/audit?status=disabled", "nothing of it").statusCode());
  }

  @Test
  void noListKeepsANumberNorAnAddress() {
    String number = ConsoleFixture.NUMBER;
    for (String list :
        List.of(
            "/admin/users?app=" + number,
            "/admin/logins?user=" + number,
            "/admin/logins?app=" + number,
            "/admin/logins?outcome=SUCCESS&user=85251234567",
            "/admin/audit?by=" + number,
            "/admin/audit?to=" + number,
            "/admin/audit?user=" + number,
            "/admin/audit?by=service:" + number,
            "/admin/audit?by=service:" + "t".repeat(43))) {
      refusedAt(list, "nor what looks like a number or a token");
    }
    refusedAt("/admin/logins?ip=203.0.113.7&outcome=SUCCESS", "An IP address cannot be saved");
    assertEquals(0, TestRows.count(TEST_DB, "saved_filters"));
    assertEquals(303, saveOf("/admin/logins?user=7", "a user").statusCode());
    assertEquals(303, saveOf("/admin/logins?app=" + FakeWechat.APPID, "an app").statusCode());
    assertEquals(303, saveOf("/admin/audit?by=service:orders", "a service").statusCode());
  }

  private void refusedAt(String list, String why) {
    HttpResponse<String> answer = saveOf(list, "typed");
    assertEquals(400, answer.statusCode(), list);
    assertTrue(answer.body().contains(why), list);
    Document page = Jsoup.parse(viewer.get(list).body());
    assertEquals(0, page.select("#filters-save").size(), "not offered: " + list);
    assertTrue(page.select(".saved-filters").text().contains(why), list);
  }

  @Test
  void whoIsHeldToAnAppSavesFiltersToo() {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_apps SELECT id, '%s' FROM admins WHERE role = 'VIEWER'"
            .formatted(FakeWechat.APPID));

    assertEquals(REFUSED, location(saveOf(REFUSED, "mine")));
    assertEquals(NOTES, location(saveOf(NOTES, "mine")));
    assertTrue(viewer.get("/admin/audit").body().contains(">mine<"));
  }

  @Test
  void itIsTheAdminsOwn() {
    save("mine", "status", "disabled");
    String id = TestRows.texts(TEST_DB, "SELECT id FROM saved_filters").get(0);
    AdminClient other = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String csrf = csrfToken(other.get("/admin/users"));

    assertFalse(other.get("/admin/users").body().contains(">mine<"));
    other.post("/admin/filters/delete", "csrf", csrf, "filter", id);
    other.post(
        "/admin/filters/rename",
        "csrf",
        csrf,
        "of",
        "users",
        "filter",
        id,
        "filter-name",
        "theirs");
    assertEquals(List.of("mine"), TestRows.texts(TEST_DB, "SELECT name FROM saved_filters"));
  }

  @Test
  void neitherNumbersNorTokensAreKept() {
    String ref =
        location(
                viewer.post(
                    "/admin/users/search",
                    "csrf",
                    csrfToken(viewer.get("/admin/users")),
                    "q",
                    ConsoleFixture.NUMBER))
            .replaceAll(".*q=([^&]+)&.*", "$1");
    List<HttpResponse<String>> refused = new ArrayList<>();
    refused.add(save("by number", "q", ref, "by", "phone"));
    refused.add(save("by end", "q", ref.substring(0, 11), "by", "phone-end"));
    for (String q :
        List.of("13800138000", "138 0013-8000", "…8000", "555 12 34 567", "t".repeat(43))) {
      refused.add(save("typed", "q", q));
      refused.add(save("typed", "q", q, "by", "nickname", "status", "active"));
    }

    for (HttpResponse<String> one : refused) {
      assertEquals(400, one.statusCode(), one.uri().toString());
      assertTrue(one.body().contains("cannot be saved"), one.body());
    }
    assertEquals(0, TestRows.count(TEST_DB, "saved_filters"));
    assertEquals(303, save("a name", "q", "小雨").statusCode());
  }

  @Test
  void namesAreNeededOnceAndNotTooMany() {
    for (int i = 0; i < SavedFilter.MOST; i++) {
      assertEquals(303, save("filter " + i, "status", "disabled").statusCode());
    }

    assertEquals(400, save("one more", "status", "disabled").statusCode());
    TestRows.execute(TEST_DB, "DELETE FROM saved_filters WHERE name = 'filter 1'");
    assertEquals(400, save("Filter 0", "status", "disabled").statusCode(), "the name is taken");
    assertEquals(400, save(" ", "status", "disabled").statusCode());
    assertEquals(400, save("x".repeat(31), "status", "disabled").statusCode());
    assertEquals(400, save("nothing to save").statusCode());
    assertEquals(SavedFilter.MOST - 1, TestRows.count(TEST_DB, "saved_filters"));
    assertEquals(303, saveOf(NOTES, "filter 0").statusCode(), "another list has room of its own");
  }

  private HttpResponse<String> save(String name, String... filter) {
    String query = Filter.href("", (Object[]) filter);
    String list = query.isEmpty() ? "" : query.substring(1);
    return act("save", "of", "users", "filter-name", name, "list", list);
  }

  /** Saves the filter of a list at this address. */
  private HttpResponse<String> saveOf(String address, String name) {
    String[] parts = address.split("[?]", 2);
    String of = parts[0].substring(parts[0].lastIndexOf('/') + 1);
    return act("save", "of", of, "filter-name", name, "list", parts[1]);
  }

  private HttpResponse<String> act(String act, String... fields) {
    HttpResponse<String> page = viewer.get(DISABLED);
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("csrf", csrfToken(page)));
    all.addAll(
        List.of(
            "on-page",
            page.body().replaceAll("(?s).*name=\"on-page\" value=\"([^\"]+)\".*", "$1")));
    return viewer.post("/admin/filters/" + act, all.toArray(String[]::new));
  }
}
