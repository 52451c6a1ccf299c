package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;

/** A user's page over HTTP: what it shows, what its acts do, and who may do them. */
class UserPageTest extends UserPageFixture {
  /** Every act, with a form that would do it. */
  private static final Map<String, List<String>> ACTS =
      Map.of(
          "restore", List.of(),
          "add-note", List.of("note", "hello"),
          "delete-note", List.of("note", "1"),
          "disable", List.of("reason", "spam"),
          "enable", List.of(),
          "level", List.of("level", "1"),
          "end-device", List.of("device", "00000000000000000000000000000000"),
          "end-all", List.of());

  /** Those that answer by themselves. */
  private static final List<String> OTHERS = List.of("reveal-phone", "delete");

  private ApiClient api;
  private String openid;
  private Reply login;

  @BeforeEach
  void start() {
    api = new ApiClient(SITE.server());
    client = new AdminClient(SITE.server()).with("Accept-Language", "en");
    openid = SITE.wechat().login().openid();
    login = again();
    user = login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  @Test
  void disablingEndsTheTokensAndSaysSoOnceWithAnUndo() {
    client.signedIn();
    assertEquals(0, check());

    HttpResponse<String> done = act("disable", "reason", "spam <b>");

    assertEquals(303, done.statusCode());
    assertEquals("/admin/users/" + user, location(done));
    assertEquals(501, check());
    String page = page();
    assertTrue(page.contains("The user is disabled and signed out everywhere."), page);
    assertTrue(page.contains("id=\"undo\""), page);
    assertTrue(page.contains("spam &lt;b&gt;"), page);
    assertFalse(page().contains("id=\"undo\""), "told a second time");
    assertEquals(721, again().errno());

    assertTrue(pageAfter("enable").contains("The user can log in again."));
    assertEquals(0, again().errno());
    assertEquals(
        List.of("DISABLE_USER spam <b> admin 127.0.0.1", "ENABLE_USER  admin 127.0.0.1"), audit());
  }

  @Test
  void aDeviceIsSignedOutAndTheOtherStays() {
    Reply other = again();
    client.signedIn();
    Matcher device = Pattern.compile("name=\"device\" value=\"([0-9a-f]{32})\"").matcher(page());
    assertTrue(device.find());

    assertTrue(
        pageAfter("end-device", "device", device.group(1)).contains("The device is signed out."));

    assertEquals(501, check() + api.check(other.token()).errno(), "one of the two");
    assertTrue(pageAfter("end-device", "device", device.group(1)).contains("Nothing to change"));
    assertTrue(pageAfter("end-all").contains("signed out on every device"));
    assertEquals(1002, check() + api.check(other.token()).errno());
    assertTrue(pageAfter("end-all").contains("Nothing to change"));
    assertEquals(
        List.of("END_DEVICE a phone admin 127.0.0.1", "END_ALL_DEVICES  admin 127.0.0.1"), audit());
  }

  @Test
  void theLevelIsSetAndWasIsTold() {
    client.signedIn();

    String page = pageAfter("level", "level", "2");

    assertTrue(page.contains("Ordinary → Senior VIP"), page);
    assertTrue(page.contains("name=\"level\" value=\"0\""), "an undo: " + page);
    assertEquals(List.of("SET_LEVEL ORDINARY to SENIOR_VIP admin 127.0.0.1"), audit());
    assertTrue(pageAfter("level", "level", "2").contains("Nothing to change"));
    for (String wrong : List.of("3", "-1", "x", "")) {
      assertEquals(400, act("level", "level", wrong).statusCode(), wrong);
    }
    assertEquals(1, audit().size());
  }

  @Test
  void disablingNeedsAReason() {
    client.signedIn();

    for (String wrong : List.of("", "  ", "x".repeat(201))) {
      assertEquals(400, act("disable", "reason", wrong).statusCode(), wrong);
    }
    assertEquals(400, act("disable").statusCode());
    assertEquals(0, check());
    assertEquals(List.of(), audit());
  }

  @Test
  void aViewerSeesNoActAndIsRefusedEach() {
    SITE.makeAdmin(AdminRole.VIEWER);
    client.signedInAs(AdminRole.VIEWER);

    String acts = page().replace("/admin/users/" + user + "/timeline", "");
    assertFalse(acts.contains("/admin/users/" + user + "/"), acts);
    ACTS.forEach(
        (act, form) -> assertEquals(403, act(act, form.toArray(new String[0])).statusCode(), act));
    OTHERS.forEach(act -> assertEquals(403, act(act).statusCode(), act));
    assertEquals(403, client.get(path("delete")).statusCode());
    assertEquals(0, check());
    assertEquals(List.of(), audit());
  }

  @Test
  void anOperatorMayDoEach() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    client.signedInAs(AdminRole.OPERATOR);

    ACTS.forEach(
        (act, form) -> assertEquals(303, act(act, form.toArray(new String[0])).statusCode(), act));
    assertEquals(501, check());
    assertTrue(audit().stream().allMatch(row -> row.contains(" operator ")), audit().toString());
  }

  @Test
  void noActIsDoneWithoutTheMarkOfItsForm() {
    client.signedIn();

    ACTS.forEach(
        (act, form) ->
            assertEquals(
                403, client.post(path(act), form.toArray(new String[0])).statusCode(), act));
    OTHERS.forEach(act -> assertEquals(403, client.post(path(act)).statusCode(), act));
    assertEquals(0, check());
    assertEquals(List.of(), audit());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    client.signedIn();

    for (String path : List.of("/0", "/99999999999", "/x", "/", "/1/x", "/9".repeat(30))) {
      assertEquals(404, client.get("/admin/users" + path).statusCode(), path);
    }
    assertEquals("/admin/users/1", location(client.get("/admin/users/1/disable")));
    assertEquals(404, act("delete-it").statusCode());
    HttpResponse<String> gone =
        client.post("/admin/users/999999/end-all", "csrf", csrfToken(client.get("/admin/users")));
    assertEquals(303, gone.statusCode());
    assertEquals(404, client.get(location(gone)).statusCode());
  }

  @Test
  void usersOfTheSamePersonLinkToEachOther() {
    TestUsers.insert(TEST_DB, TestUsers.user(900_001, "<i>me"), TestUsers.user(900_002, "<b>too"));
    TestRows.execute(
        TEST_DB, "UPDATE users SET person_id = UNHEX(REPEAT('ab', 16)) WHERE id > 900000");

    String page = client.signedIn().get("/admin/users/900001").body();

    assertTrue(page.contains("href=\"/wxapplogin/admin/users/900002\""), page);
    assertTrue(page.contains("&lt;b&gt;too"), page);
    assertTrue(page.contains("<title>&lt;i&gt;me · User"), page);
    assertTrue(client.get("/admin/users").body().contains("/wxapplogin/admin/users/900002\""));
  }

  @Test
  void theListsShowWhatHappenedAndForgiveOldLinks() {
    client.signedIn();
    act("disable", "reason", "because");
    again();

    assertTrue(
        client
            .get("/admin/logins?user=" + user + "&outcome=DISABLED")
            .body()
            .contains("outcome-refused"));
    assertFalse(
        client
            .get("/admin/logins?user=" + user + "&outcome=NEW_USER")
            .body()
            .contains("outcome-refused"));
    assertTrue(client.get("/admin/logins?ip=127.0.0.1:51234").body().contains("outcome-refused"));
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, outcome, ip, device, times) VALUES"
            + " (0, 'wx', 'CODE_INVALID', '2001:db8::/64', '', 4990),"
            + " (0, 'wx', 'CODE_USED', '', '', 12), (0, 'wx', 'CODE_USED', 'unknown', 'x', 1)");
    assertTrue(
        client
            .get("/admin/logins?ip=2001:db8:0:0::/64")
            .body()
            .contains(">4,990 times within a minute<"));
    client.get("/admin/logins?lang=zh");
    String unnamed = client.get("/admin/logins?outcome=CODE_USED").body();
    assertTrue(unnamed.contains(">多个地址<") && unnamed.contains(">一分钟内 12 次<"), unnamed);
    assertTrue(unnamed.contains("ip=unknown\">未知</a>"), unnamed);
    client.get("/admin/logins?lang=en");
    assertFalse(client.get("/admin/logins?ip=unknown").body().contains("4,990"));
    assertTrue(client.get("/admin/logins?ip=192.0.2.1").body().contains("No login events match"));
    assertTrue(
        client
            .get("/admin/logins?from=2025-03-01T16:00&until=2025-03-01T16:01")
            .body()
            .contains("outcome-new"));
    assertTrue(
        client.get("/admin/logins?from=2025-03-01T16:01").body().contains("No login events match"));
    assertEquals(
        200,
        client.get("/admin/logins?user=x&ip=%22%3E&outcome=NO&from=y&until=&at=z").statusCode());
    assertTrue(client.get("/admin/audit?user=" + user).body().contains("because"));
    assertFalse(client.get("/admin/audit?user=1" + user).body().contains("because"));
    assertEquals(
        405,
        client.post("/admin/audit", "csrf", csrfToken(client.get("/admin/audit"))).statusCode());
  }

  /** The same user logs in, once more. */
  private Reply again() {
    return api.post(
        "/wx/auth/login_by_weixin",
        "{\"code\":\"%s\",\"device\":\"a phone\"}".formatted(SITE.wechat().login(openid).code()));
  }

  private int check() {
    return api.check(login.token()).errno();
  }
}
