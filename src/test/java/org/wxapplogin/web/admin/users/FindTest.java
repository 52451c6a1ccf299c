package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.withoutTokens;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** The box in the frame takes anything by which a user is known, and goes straight to the one. */
class FindTest extends ConsoleTest {
  private static final String PERSON = "ab".repeat(16);

  private long user;
  private AdminClient client;

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("阿狸");
    TestRows.execute(TEST_DB, "UPDATE users SET unionid = CONCAT('oUnion-', id), person_id = NULL");
    TestRows.execute(
        TEST_DB, "UPDATE users SET person_id = UNHEX('" + PERSON + "') WHERE id = " + user);
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void whateverNamesOneUserLeadsStraightToThem() {
    String openid = TestRows.texts(TEST_DB, "SELECT openid FROM users WHERE id = " + user).get(0);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_events (at, type, user_id, appid, seq) VALUES (1, 'user.disabled', "
            + user
            + ", 'wx1', 4711)");

    for (String typed :
        List.of(
            Long.toString(user),
            " " + user + "\u3000",
            openid,
            "oUnion-" + user,
            PERSON,
            "138 0013 8000",
            "+8613800138000",
            "evt_4711",
            "阿 狸")) {
      assertEquals("/admin/users/" + user, find(typed), typed);
    }
  }

  @Test
  void severalAreAListWithTheTerm() {
    TestUsers.insert(TEST_DB, TestUsers.user(user + 3, "小雨"));

    assertEquals("/admin/users?q=%E5%B0%8F%E9%9B%A8", find("小雨"));
    String list = client.get("/admin/users?q=%E5%B0%8F%E9%9B%A8").body();
    assertTrue(list.contains("users/" + (user + 1)) && list.contains("users/" + (user + 3)), list);
    assertEquals("/admin/users?app=" + FakeWechat.APPID, find(FakeWechat.APPID));
    assertEquals("/admin/users", find("  "));
  }

  @Test
  void whoeverTypesAnIdMeansThatUserAndNotANameOfTheSameDigits() {
    TestUsers.insert(TEST_DB, TestUsers.user(user + 3, user + " and counting"));

    assertEquals("/admin/users/" + user, find(Long.toString(user)));
  }

  @Test
  void nothingFoundSaysWhatWasLookedForAndWhere() {
    for (String typed : List.of("nobody", "evt_99", "99999999")) {
      String led = find(typed);
      assertEquals("/admin/users?q=" + typed, led);
      String page = client.get(led).body();
      assertTrue(page.contains("Nobody found for “" + typed + "”"), page);
      assertTrue(page.contains("openids") && page.contains("nicknames"), page);
    }
  }

  @Test
  void aNumberThatNobodyHasStandsInNoAddressAndNoPageAndIsAudited() {
    String led = find("139 1234 5678");

    assertTrue(led.matches("/admin/users\\?q=[\\w-]{43}&by=phone"), led);
    String page = client.get(led).body();
    assertTrue(page.contains("Nobody has this phone number"), page);
    assertFalse(page.contains("13912345678") || withoutTokens(page).contains("5678"), page);
    assertEquals(
        List.of("0"),
        TestRows.texts(TEST_DB, "SELECT detail FROM audit_events WHERE act = 'SEARCH_PHONE'"));
  }

  @Test
  void itIsOnEveryPageForEveryRoleAndForNobodyElse() {
    SITE.makeAdmin(AdminRole.VIEWER);
    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    for (String page :
        List.of("/admin/", "/admin/users/" + user, "/admin/audit", "/admin/account")) {
      assertTrue(viewer.get(page).body().contains("action=\"/wxapplogin/admin/find\""), page);
    }
    assertEquals(
        "/admin/users/" + user,
        location(viewer.post("/admin/find", "csrf", csrfToken(viewer.get("/admin/")), "q", "阿狸")));
    assertEquals(403, viewer.post("/admin/find", "q", "阿狸").statusCode(), "no CSRF token");
    assertFalse(
        new AdminClient(SITE.server()).get("/admin/sign-in").body().contains("/admin/find"));
  }

  private String find(String typed) {
    return location(
        client.post("/admin/find", "csrf", csrfToken(client.get("/admin/audit")), "q", typed));
  }
}
