package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.withoutTokens;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;

/** A user's phone number, notes, cancellation and deletion, over HTTP. */
class UserCareTest extends UserPageFixture {

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨 <b>");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void theNumberIsShownOnceAndOnlyToWhomTheAuditNames() {
    assertTrue(page().contains("<span id=\"phone\">****00</span>"));
    String page = withoutTokens(page());
    assertFalse(page.contains("138"), page);
    assertFalse(page().contains(ConsoleFixture.NUMBER));

    HttpResponse<String> asked = act("reveal-phone");
    assertEquals(303, asked.statusCode());
    assertFalse(asked.headers().map().toString().contains("8000"), "in no header, so no cookie");
    assertFalse(client.get("/admin/users/" + (user + 1)).body().contains(ConsoleFixture.NUMBER));
    assertEquals(303, act("reveal-phone").statusCode());
    HttpResponse<String> shown = client.get("/admin/users/" + user);

    assertEquals(200, shown.statusCode());
    assertTrue(shown.body().contains("+86 " + ConsoleFixture.NUMBER), shown.body());
    assertEquals("no-store", shown.headers().firstValue("Cache-Control").orElse(""));
    assertFalse(shown.headers().map().toString().contains("8000"), "in no header, so no cookie");
    assertFalse(page().contains(ConsoleFixture.NUMBER), "a second time");
    String row = "REVEAL_PHONE  admin 127.0.0.1";
    assertEquals(List.of(row, row), audit());
    assertEquals("/admin/users/" + user, location(client.get(path("reveal-phone"))));

    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = NULL");
    assertTrue(pageAfter("reveal-phone").contains("None bound"));
    assertEquals(2, audit().size(), "nothing was shown");
  }

  @Test
  void aNumberWhoseKeyIsGoneDoesNotTakeThePageAlong() {
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = CONCAT(phone_sealed, 'x')");

    String told = "<span id=\"phone\">Cannot be opened</span>";
    assertTrue(page().contains(told));
    assertTrue(pageAfter("reveal-phone").contains(told));
    assertEquals(List.of(), audit());
  }

  @Test
  void notesAreKeptAsTheyAreTypedAndTheirWriterDeletesThem() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    TestRows.execute(TEST_DB, "DELETE FROM user_notes");
    String text = "第一行 👍\r\n<script>alert(1)</script>\u0007";

    assertTrue(pageAfter("add-note", "note", text).contains("The note is added."));

    assertEquals(
        List.of("第一行 👍\n<script>alert(1)</script>"),
        TestRows.texts(TEST_DB, "SELECT note FROM user_notes"));
    assertTrue(page().contains("第一行 👍\n&lt;script&gt;alert(1)&lt;/script&gt;"), page());
    String note = noteId();
    client = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertFalse(page().contains("name=\"note\" value"), "no button for somebody else's");
    assertEquals(403, act("delete-note", "note", note).statusCode());
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    assertTrue(pageAfter("delete-note", "note", note).contains("The note is deleted."));
    assertTrue(pageAfter("delete-note", "note", note).contains("Nothing to change"));
    assertEquals(List.of("ADD_NOTE  admin 127.0.0.1", "DELETE_NOTE  admin 127.0.0.1"), audit());
  }

  @Test
  void aNoteHasAThousandCharactersHoweverWide() {
    assertEquals(303, act("add-note", "note", "👍".repeat(1_000)).statusCode());
    assertEquals(
        "1000", TestRows.texts(TEST_DB, "SELECT MAX(CHAR_LENGTH(note)) FROM user_notes").get(0));
    for (String wrong : List.of("", " \r\n ", "x".repeat(1_001), "👍".repeat(1_001))) {
      assertEquals(400, act("add-note", "note", wrong).statusCode());
    }
    assertEquals(400, act("delete-note", "note", "x").statusCode());
    assertEquals(1, audit().size());
  }

  @Test
  void nobodysUserHasNoNotes() {
    HttpResponse<String> done =
        client.post(
            "/admin/users/999999/add-note",
            "csrf",
            csrfToken(client.get("/admin/users")),
            "note",
            "x");

    assertEquals(303, done.statusCode());
    assertEquals(
        List.of("0"),
        TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM user_notes WHERE user_id = 999999"));
  }

  @Test
  void aBanAndACancellationAreTwoThings() {
    long at = SITE.clock().millis() - Duration.ofDays(1).toMillis();
    banAndCancel(at);
    assertTrue(page().contains("The user has cancelled the account."));
    assertTrue(page().contains(">Disabled<"), page());

    String enabled = pageAfter("enable");
    assertTrue(enabled.contains("The ban is lifted. The account stays cancelled"), enabled);
    assertTrue(page().contains("The user has cancelled the account."));
    assertEquals(List.of("2 " + at), states(), "cancelled as before");

    banAndCancel(at);
    String restored = pageAfter("restore");
    assertTrue(restored.contains("The cancellation is undone. The user stays disabled."), restored);
    assertEquals(List.of("1 "), states(), "banned as before");
    assertFalse(page().contains("The user has cancelled the account."));
    assertEquals(List.of("ENABLE_USER  admin 127.0.0.1", "RESTORE_USER  admin 127.0.0.1"), audit());
  }

  @Test
  void whoIsBannedAndHasCancelledIsDeletedInTheirTime() {
    banAndCancel(0);

    SITE.server().app().account().cleanUp().run();

    assertEquals(List.of(), states());
  }

  private void banAndCancel(long at) {
    TestRows.execute(
        TEST_DB,
        "UPDATE users SET status = 1, cancelled_at = %d WHERE id = %d".formatted(at, user));
  }

  private List<String> states() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(status, ' ', COALESCE(cancelled_at, '')) FROM users WHERE id = ?",
        user);
  }

  @Test
  void aCancelledUserIsBroughtBackWithinTheCoolingOff() {
    long at = SITE.clock().instant().minus(Duration.ofDays(15)).plusMillis(1).toEpochMilli();
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = " + at);

    assertTrue(page().contains("The user has cancelled the account."));
    assertTrue(page().contains("id=\"restore\""));
    assertTrue(pageAfter("enable").contains("Nothing was changed"));
    assertTrue(pageAfter("restore").contains("The cancellation is undone"));
    assertTrue(page().contains("status-active"));
    assertTrue(pageAfter("restore").contains("Nothing to change"));
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = " + (at - 1));
    assertTrue(pageAfter("restore").contains("Nothing was changed"), "too late");
    assertEquals(List.of("RESTORE_USER  admin 127.0.0.1"), audit());
  }

  @Test
  void deletionAsksAndThenLeavesNothingButTheAuditsRow() {
    String asked = client.get(path("delete")).body();
    assertTrue(asked.contains("Delete user " + user + "?"), asked);
    int logins = LoginOutcome.values().length + 2; // one is nobody's, three are the fixture's
    assertTrue(asked.contains("<dt>Login events</dt><dd>" + logins + "</dd>"), asked);
    assertTrue(asked.contains("<dt>Phone number</dt><dd>yes</dd>"), asked);
    assertTrue(asked.contains("Nothing of this can be undone."), asked);

    for (String wrong : List.of("", "小", Long.toString(user + 1), "%")) {
      HttpResponse<String> again = act("delete", "confirm", wrong);
      assertEquals(400, again.statusCode(), wrong);
      assertTrue(again.body().contains("id=\"mistyped\""), again.body());
    }
    assertEquals(List.of(), audit());

    HttpResponse<String> done = act("delete", "confirm", "小雨 <b>");

    assertEquals("/admin/users/" + user, location(done));
    HttpResponse<String> gone = client.get(location(done));
    assertEquals(410, gone.statusCode());
    assertTrue(gone.body().contains("User " + user + " was deleted"), gone.body());
    assertFalse(gone.body().contains("小雨"), gone.body());
    assertEquals(List.of("DELETE_USER  admin 127.0.0.1"), audit());
    for (String table :
        TestRows.texts(
            TEST_DB,
            "SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND column_name = 'user_id'"
                + " AND table_name NOT IN ('user_events', 'webhook_retries')")) {
      assertEquals(
          List.of("0"),
          TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM " + table + " WHERE user_id = ?", user),
          table);
    }
    assertEquals("2", TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM users").get(0));
    assertEquals(
        410,
        client.get("/admin/users/" + user + "/delete").statusCode(),
        "there is nobody to ask about");
  }

  @Test
  void manyRowsGoTooAndByTheIdAlone() {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, user_id, outcome, ip, device)"
            + " SELECT a.at, '', a.user_id, 'SUCCESS', '', '' FROM login_events a, login_events b,"
            + " login_events c WHERE a.user_id IS NOT NULL");

    assertEquals(303, act("delete", "confirm", " " + user + " ").statusCode());

    assertEquals(
        List.of("0"),
        TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM login_events WHERE user_id = ?", user));
  }

  /** Should the node die half-way, it is the clean-up that deletes the rest, and nobody else. */
  @Test
  void whoIsMarkedForDeletionIsNotBroughtBack() {
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 0 WHERE id = " + user);

    assertTrue(pageAfter("restore").contains("Nothing was changed"));
    assertTrue(SITE.server().app().account().cleanUp().run());
    assertEquals(404, client.get("/admin/users/" + user).statusCode());
  }

  @Test
  void anOperatorDeletesNobody() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    client = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);

    assertFalse(page().contains(path("delete") + "\""), page());
    assertEquals(403, client.get(path("delete")).statusCode());
    assertEquals(403, act("delete", "confirm", Long.toString(user)).statusCode());
    assertEquals(200, client.get("/admin/users/" + user).statusCode());
  }

  private String noteId() {
    Matcher note = Pattern.compile("name=\"note\" value=\"(\\d+)\"").matcher(page());
    assertTrue(note.find());
    return note.group(1);
  }
}
