package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.web.admin.AdminClient;

/** Names that were stored with something invisible in them, before such things were left out. */
class InvisibleNamesTest extends UserPageFixture {
  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    user = 7;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u3164", "\u2800\uFEFF", "\u00A0\u00AD\u2060", "\u202E\uFE0F"})
  void whoseNameCannotBeSeenCanBeClickedAndDeletedByTheId(String name) {
    TestUsers.insert(TEST_DB, TestUsers.user(user, name));

    String list = client.get("/admin/users").body();
    assertTrue(list.contains("href=\"/wxapplogin/admin/users/7\"><bdi>No nickname</bdi>"), list);
    assertTrue(page().contains("<bdi>No nickname</bdi>"));
    assertTrue(client.get("/admin/users?q=7").body().contains("/admin/users/7\""));
    assertEquals(
        400, act("delete", "confirm", name).statusCode(), "an empty name confirms nothing");
    assertEquals(303, act("delete", "confirm", "7").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "安\u200B娜, 安娜",
    "安娜, 安\u200B娜",
    "\u3164安\u2800娜, 安娜",
    "\u202Eanna\u202C lee, anna lee",
    "an\u00ADna\u00A0lee, ANNA LEE",
    "张\u3000三, 张三",
    "👨\u200D👩, 👨👩",
    "☀\uFE0F sun, ☀sun",
    "می\u200Cخواهم, میخواهم"
  })
  void aNameIsFoundWhateverStandsInvisibleInIt(String stored, String typed) {
    TestUsers.insert(TEST_DB, TestUsers.user(user, stored), TestUsers.user(8, "Other"));

    for (String by : List.of("any", "nickname")) {
      HttpResponse<String> led =
          client.post("/admin/users/search", "csrf", csrf(), "q", typed, "by", by);
      String list = client.get(location(led)).body();
      assertTrue(list.contains("/admin/users/7\""), by);
      assertFalse(list.contains("/admin/users/8\""), by);
    }
  }

  @Test
  void aSearchForNothingVisibleFindsNobody() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "\u200B"), TestUsers.user(8, "Other"));

    String list = client.get("/admin/users?q=%E2%80%8B&by=nickname").body();
    assertFalse(list.contains("/admin/users/7\"") || list.contains("/admin/users/8\""), list);
  }

  @Test
  void anOpenidIsFoundEvenIfItIsPastedWithSomethingInvisible() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "a"));
    String openid = TestUsers.user(user, "a").identity().openid();

    HttpResponse<String> led =
        client.post("/admin/users/search", "csrf", csrf(), "q", "\u200B" + openid + "\uFEFF");
    assertTrue(client.get(location(led)).body().contains("/admin/users/7\""));
  }

  @Test
  void aNameConfirmsADeletionAsItIsShown() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "安\u200B娜\u3164"));
    assertEquals(303, act("delete", "confirm", "安娜").statusCode());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void theLongestNameConfirmsADeletionToo() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "😀".repeat(64)));
    assertEquals(303, act("delete", "confirm", "😀".repeat(64)).statusCode());
  }

  @Test
  void aDeviceWhoseNameCannotBeSeenHasWordsForIt() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "a"));
    String event =
        "INSERT INTO login_events (at, appid, user_id, outcome, ip, device)"
            + " VALUES (0, 'wx', 7, 'SUCCESS', '203.0.113.7', '\u200B\u3164')";
    TestRows.execute(TEST_DB, event);

    assertTrue(page().contains("Unnamed device"));
    assertTrue(client.get("/admin/logins").body().contains("Unnamed device"));
  }

  @Test
  void notesAndReasonsKeepNothingInvisible() {
    TestUsers.insert(TEST_DB, TestUsers.user(user, "a"));

    assertEquals(400, act("add-note", "note", "\u200B\u3164\r\n").statusCode());
    act("add-note", "note", "first\u202E\u200B\r\nsecond 👨\u200D👩");
    assertEquals(
        List.of("first\nsecond 👨\u200D👩"),
        TestRows.texts(TEST_DB, "SELECT note FROM user_notes"));
    assertEquals(400, act("disable", "reason", "\u200B").statusCode());
    act("disable", "reason", "\u2067spam\u00A0 again");
    assertEquals(
        List.of("spam again"),
        TestRows.texts(TEST_DB, "SELECT detail FROM audit_events WHERE act = 'DISABLE_USER'"));
  }

  private String csrf() {
    return csrfToken(client.get("/admin/audit"));
  }
}
