package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;

/** The page of all that WeChat has pushed. */
class PushLogPagesTest extends ConsoleTest {
  private AdminClient viewer;

  @BeforeEach
  void signIn() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "安娜"));
    SITE.makeAdmin(AdminRole.VIEWER);
    viewer =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.VIEWER);
  }

  @Test
  void eachEventSaysWhatItWasAndWhatBecameOfIt() {
    receive(1, "wxone", "subscribe_msg_popup_event");
    handle(1, PushOutcome.NOTHING);
    receive(2, "wxone", "user_info_modified");
    handle(2, PushOutcome.APPLIED);
    receive(3, "wxtwo", "user_authorization_revoke");
    TestRows.execute(
        TEST_DB, "UPDATE push_events SET tries = 3, failure = 'deadlock' WHERE received_at = 3");
    receive(4, "wxtwo", "user_authorization_cancellation");
    TestRows.execute(TEST_DB, "UPDATE push_events SET user_id = 1 WHERE received_at = 4");

    Document page = page("");
    assertEquals(
        List.of("Waits for an owner", "Failed, tried again", "Done", "Nothing to do"),
        page.select("tbody .status").eachText());
    List<String> rows = page.select("tbody tr").eachText();
    assertTrue(rows.get(0).contains("User 1"), rows.get(0));
    assertTrue(rows.get(1).contains("last: deadlockTried again"), rows.get(1));
    assertTrue(rows.get(2).contains("Nickname and picture deleted"), rows.get(2));
    assertTrue(rows.get(3).contains("subscribe_msg_popup_event"), rows.get(3));
  }

  @Test
  void theListIsNarrowedToAppKindAndOutcome() {
    receive(1, "wxone", "user_info_modified");
    receive(2, "wxtwo", "user_info_modified");
    handle(2, PushOutcome.NOBODY);
    receive(3, "wxone", "something_new");
    handle(3, PushOutcome.NOTHING);

    assertEquals(List.of("Nothing to do", "Waiting"), statuses("?app=wxone"));
    assertEquals(List.of("No such user", "Waiting"), statuses("?kind=PROFILE_CLEANED"));
    assertEquals(List.of("No such user"), statuses("?outcome=NOBODY"));
    assertEquals(List.of("Waiting"), statuses("?outcome=WAITING&kind=PROFILE_CLEANED&app=wxone"));
    assertEquals(List.of(), statuses("?outcome=DISMISSED"));
    assertTrue(page("?outcome=DISMISSED").text().contains("No events match"));
    assertEquals(3, statuses("?outcome=no+such&kind=1&app=%27").size());
  }

  @Test
  void pagesMeetEveryEventOnceInBothDirectionsAlsoThoseOfOneInstant() {
    for (int i = 0; i < 120; i++) {
      receive(7, "wxone", "event_" + i);
    }
    List<String> met = new ArrayList<>();
    String next = "";
    Document page = page("");
    for (int pages = 1; ; pages++) {
      met.addAll(
          page.select("tbody code").eachText().stream().filter(PushLogPagesTest::isEvent).toList());
      next = page.select("a[rel=next]").attr("href");
      if (next.isEmpty()) {
        assertEquals(3, pages);
        break;
      }
      page = page(next.substring(next.indexOf('?')));
    }
    assertEquals(120, met.size());
    assertEquals(120, met.stream().distinct().count());
    String back = page.select("a[rel=prev]").attr("href");
    assertEquals(
        met.subList(50, 100),
        page(back.substring(back.indexOf('?'))).select("tbody code").eachText().stream()
            .filter(PushLogPagesTest::isEvent)
            .toList());
  }

  @Test
  void viewersSeeItAndOnlyOwnersAreSentToDecide() {
    assertFalse(page("").body().html().contains("/admin/push\""));
    assertTrue(
        new AdminClient(SITE.server())
            .signedIn()
            .get("/admin/pushes")
            .body()
            .contains("/admin/push\""));
  }

  private static boolean isEvent(String code) {
    return code.startsWith("event_");
  }

  private List<String> statuses(String query) {
    return page(query).select("tbody .status").eachText();
  }

  private Document page(String query) {
    return Jsoup.parse(viewer.get("/admin/pushes" + query).body());
  }

  /** As the push servlet does: at this millisecond. */
  private static void receive(int at, String appid, String name) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO push_events (digest, appid, kind, openid, about, received_at, next_try_at, name)"
            + " VALUES (UNHEX(SHA2('%s %d %s', 256)), '%s', '%s', NULL, '', %d, 60000, '%s')"
                .formatted(
                    appid,
                    at,
                    name,
                    appid,
                    PushEvent.of(appid, Map.of("Event", name)).kind(),
                    at,
                    name));
  }

  private static void handle(int at, PushOutcome outcome) {
    TestRows.execute(
        TEST_DB,
        "UPDATE push_events SET handled_at = 9, outcome = '%s' WHERE received_at = %d"
            .formatted(outcome, at));
  }
}
