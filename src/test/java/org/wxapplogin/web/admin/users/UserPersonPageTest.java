package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;

/** The person on a user's page: what is shown, and link, unlink and undo by its forms. */
class UserPersonPageTest extends UserPageFixture {
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String ANNA_TWO = "oAnnaInTheOtherAppAnnaAnnaAn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";

  private long annaTwo;
  private long bo;

  @BeforeEach
  void start() {
    user = login(FakeWechat.APPID, ANNA, "uAnna");
    annaTwo = login(FakeWechat.SECOND_APPID, ANNA_TWO, "uAnna");
    bo = login(FakeWechat.APPID, BO, "uBo");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void thePageShowsThePersonAndWhoElseItIs() {
    String page = page();

    assertTrue(page.contains(person(user)), page);
    assertTrue(page.contains("/admin/users/" + annaTwo + "\""), page);
    assertFalse(page.contains("/admin/users/" + bo + "\""), page);
    String all = client.get("/admin/users?by=person&q=" + person(user)).body();
    assertTrue(all.contains("/admin/users/" + annaTwo + "\""), all);
    assertTrue(all.contains("/admin/users/" + user + "\""), all);
    assertFalse(all.contains("/admin/users/" + bo + "\""), all);
    assertTrue(
        client.get("/admin/users?q=" + person(user)).body().contains("/users/" + annaTwo + "\""));
  }

  @Test
  void linkTellsWhatItDidAndIsUndone() {
    String before = person(user);

    String linked = pageAfter("link-person", "user", " " + bo + " ", "reason", "they called <b>");

    assertTrue(linked.contains("The user is one of that person now."), linked);
    assertTrue(linked.contains("id=\"undo\""), linked);
    assertTrue(linked.contains(before) && linked.contains("they called &lt;b&gt;"), linked);
    assertEquals(person(bo), person(user));
    assertEquals(before, person(annaTwo));

    String undone = pageAfter("undo-person", "person", person(bo));
    assertTrue(undone.contains("The user is one of their former person again."), undone);
    assertFalse(undone.contains("id=\"undo\""), undone);
    assertEquals(before, person(user));
    assertEquals(
        List.of("LINK_PERSON they called <b> admin 127.0.0.1", "UNDO_PERSON  admin 127.0.0.1"),
        audit());
  }

  @Test
  void unlinkTellsWhatItDidAndIsUndone() {
    String before = person(user);

    String unlinked = pageAfter("unlink-person", "reason", "two humans");

    assertTrue(unlinked.contains("The user has a person of their own now."), unlinked);
    assertFalse(unlinked.contains("/admin/users/" + annaTwo + "\""), unlinked);
    assertFalse(unlinked.contains("id=\"unlink-person\""), "nobody to unlink from");
    assertTrue(pageAfter("unlink-person", "reason", "again").contains("Nothing to change"));
    assertTrue(
        pageAfter("undo-person", "person", person(user)).contains("their former person again"));
    assertEquals(before, person(user));
  }

  @Test
  void markOfAnotherPersonNamesThemAndFillsTheForm() {
    login(FakeWechat.APPID, ANNA, "uBo");

    String page = page();
    assertTrue(page.contains("it belongs to another person"), page);
    assertTrue(page.contains("/admin/users/" + bo + "\""), page);
    assertTrue(page.contains("name=\"user\"") && page.contains("value=\"" + bo + "\""), page);

    assertTrue(pageAfter("clear-person-doubt").contains("The mark is removed."));
    assertFalse(page().contains("it belongs to another person"));
    assertTrue(pageAfter("clear-person-doubt").contains("Nothing to change"));
  }

  @Test
  void whatCannotBeLinkedIsSaid() {
    long nobody = login(FakeWechat.APPID, "oNobodyNobodyNobodyNobodyNob", "");

    assertTrue(
        act("link-person", "user", "" + nobody, "reason", "x").body().contains("has no person"));
    assertTrue(
        act("link-person", "user", "987654", "reason", "x")
            .body()
            .contains("no user with that ID"));
    assertTrue(
        pageAfter("link-person", "user", "" + annaTwo, "reason", "x")
            .contains("Nothing to change"));
    assertEquals(400, act("link-person", "user", "x", "reason", "x").statusCode());
    assertEquals(400, act("link-person", "user", "" + bo, "reason", " ").statusCode());
    user = nobody;
    assertTrue(page().contains("No person yet"));
  }

  @Test
  void viewersSeeThePersonAndNoForm() {
    SITE.makeAdmin(AdminRole.VIEWER);
    client = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);

    String page = page();
    assertTrue(page.contains(person(user)), page);
    assertFalse(page.contains("link-person"), page);
  }

  private static long login(String app, String openid, String unionid) {
    String code =
        unionid.isEmpty()
            ? SITE.wechat().login(app, openid).code()
            : SITE.wechat().loginWithUnionid(app, openid, unionid).code();
    return new ApiClient(SITE.server())
        .login(app, code)
        .data()
        .getAsJsonObject("userInfo")
        .get("userId")
        .getAsLong();
  }

  private static String person(long user) {
    return TestRows.texts(TEST_DB, "SELECT LOWER(HEX(person_id)) FROM users WHERE id = ?", user)
        .get(0);
  }
}
