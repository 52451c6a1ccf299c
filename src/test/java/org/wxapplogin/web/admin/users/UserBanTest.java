package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;

/** Bans in the console: their end, what is typed wrong, two admins at once, and the undo. */
class UserBanTest extends UserPageFixture {
  /** The clock of the site stands there. */
  private static final Instant NOW = Instant.parse("2025-03-01T08:00:00Z");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨 <b>");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void thePageSaysOnTopUntilWhenSinceWhenByWhomAndWhy() {
    pageAfter("disable", "until", "three-days", "reason", "spam <b>", "told", "no ads");
    String page = page();

    String top = page.substring(page.indexOf("notice-ban"), page.indexOf("class=\"columns\""));
    assertTrue(top.contains("spam &lt;b&gt;"), top);
    assertTrue(top.contains("no ads"), top);
    assertTrue(top.contains("<bdi>admin</bdi>"), top);
    assertTrue(top.contains("in 3 days"), top);
    assertEquals(until(), until().truncatedTo(ChronoUnit.MINUTES), "to the minute");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en");
    SITE.makeAdmin(AdminRole.VIEWER);
    client = client.signedInAs(AdminRole.VIEWER);
    assertTrue(page().contains("spam &lt;b&gt;"), "those who may only look see it too");
    assertFalse(page().contains("change-ban"));
  }

  @Test
  void aTimeOfTheirOwnIsInTheZoneOfTheConsole() {
    String own = NOW.plus(Duration.ofDays(40)).atZone(ZONE).toLocalDate() + "T09:00";
    pageAfter("disable", "until", "own", "own", own, "reason", "spam");
    assertEquals(own, until().atZone(ZONE).toLocalDateTime().toString());
  }

  @Test
  void mondayIsTheNextOneAtNine() {
    pageAfter("disable", "until", "monday", "reason", "spam");
    assertEquals("MONDAY", until().atZone(ZONE).getDayOfWeek().toString());
    assertEquals("09:00", until().atZone(ZONE).toLocalTime().toString());
    assertTrue(until().isBefore(NOW.plus(Duration.ofDays(7))));
  }

  @ParameterizedTest
  @CsvSource({
    "own, 2020-01-01T09:00, spam, t, in the future",
    "own, 2036-01-01T09:00, spam, t, 10 years",
    "own, tomorrow, spam, t, Give a time",
    "own, '', spam, t, Give a time",
    "week, '', '   ', t, Give a reason",
    "week, '', '', t, Give a reason",
    "week, '', LONG, t, Give a reason",
    "week, '', spam, LONG, The text for the user"
  })
  void whatIsTypedWrongIsNamedAndStays(
      String until, String own, String reason, String told, String problem) {
    String why = reason.replace("LONG", "长".repeat(201));
    String text = told.replace("LONG", "y".repeat(201));
    for (String act : List.of("disable", "change-ban")) {
      HttpResponse<String> shown =
          act(act, "until", until, "own", own, "reason", why, "told", text);

      assertEquals(400, shown.statusCode());
      assertTrue(shown.body().contains(problem), act + shown.body());
      assertTrue(shown.body().contains("<details open>"), "what is wrong is not folded away");
      assertTrue(shown.body().contains("value=\"" + until + "\" checked"));
      assertTrue(shown.body().contains("name=\"own\" value=\"" + own + "\""));
      assertTrue(shown.body().contains("name=\"reason\" value=\"" + why + "\""), shown.body());
      assertTrue(shown.body().contains("name=\"told\" value=\"" + text + "\""));
    }
    assertEquals(List.of(), audit());
    assertEquals(0, TestRows.count(TEST_DB, "bans"));
  }

  @Test
  void theSecondOfTwoAdminsHearsWhoWasQuickerAndKeepsWhatTheyTyped() {
    SITE.makeAdmin(AdminRole.OPERATOR);
    pageAfter("disable", "until", "week", "reason", "spam", "told", "no ads");
    client =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.OPERATOR);

    HttpResponse<String> second =
        act("disable", "until", "monday", "reason", "my own reason", "told", "my own words");
    String page = second.body();
    assertTrue(page.contains("Nothing to change. The last act: admin, "), page);
    assertTrue(page.contains(", Disabled."), page);
    assertTrue(page.contains("name=\"reason\" value=\"my own reason\""), page);
    assertTrue(page.contains("name=\"told\" value=\"my own words\""), page);
    assertTrue(page.contains("value=\"monday\" checked"), page);
    assertTrue(page.contains("/change-ban\""), "sent again, it changes that ban");
    assertEquals(List.of("spam"), TestRows.texts(TEST_DB, "SELECT reason FROM bans"));
    assertTrue(
        pageAfter("change-ban", "until", "monday", "reason", "my own reason")
            .contains("The ban is changed."));
    String changed =
        TestRows.texts(TEST_DB, "SELECT detail FROM audit_events WHERE act = 'CHANGE_BAN'").get(0);
    assertEquals("my own reason\n\nspam\nno ads", changed);
    assertTrue(page().contains("spam → my own reason"), "before and after");
  }

  @Test
  void theUndoOfAChangeAndOfALiftPutsBackWhatWasThere() {
    pageAfter("disable", "until", "week", "reason", "spam", "told", "no ads");
    TestRows.execute(TEST_DB, "UPDATE bans SET until = until + 7"); // finer than a form shows
    List<String> before = bans();

    String changed = pageAfter("change-ban", "until", "for-ever", "reason", "worse");
    assertTrue(pageAfter("undo-ban", "ban", mark(changed)).contains("The former ban is back"));
    assertEquals(before, bans());

    String lifted = pageAfter("enable");
    assertEquals(List.of(), bans());
    assertTrue(pageAfter("undo-ban", "ban", mark(lifted)).contains("The former ban is back"));
    assertEquals(before, bans());
    assertTrue(pageAfter("undo-ban", "ban", mark(lifted)).contains("Nothing to change."));
    assertEquals(400, act("undo-ban", "ban", "x").statusCode());
  }

  @Test
  void aFormSentAsItCameChangesNothing() {
    pageAfter("disable", "until", "week", "reason", "spam", "told", "no ads");
    TestRows.execute(TEST_DB, "UPDATE bans SET until = until + 7");
    String page = page();
    String own = field(page, "own");
    String instant = field(page, "instant");
    String same =
        act(
                "change-ban",
                "until",
                "own",
                "own",
                own,
                "instant",
                instant,
                "reason",
                "spam",
                "told",
                "no ads")
            .body();
    assertTrue(same.contains("Nothing to change."), same);
    assertEquals(0, TestRows.count(TEST_DB, "former_bans"));
  }

  private Instant until() {
    return Instant.ofEpochMilli(
        Long.parseLong(TestRows.texts(TEST_DB, "SELECT until FROM bans").get(0)));
  }

  private List<String> bans() {
    return TestRows.texts(
        TEST_DB, "SELECT CONCAT_WS('|', at, until, reason, told, by_admin, by_name) FROM bans");
  }

  private static String mark(String page) {
    return field(page, "ban");
  }

  private static String field(String page, String name) {
    return page.split("name=\"" + name + "\" value=\"")[1].split("\"")[0];
  }
}
