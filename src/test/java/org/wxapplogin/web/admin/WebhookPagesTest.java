package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;

/** The receivers of webhooks, as admins see them and owners decide about them. */
class WebhookPagesTest extends ConsoleTest {
  private AdminClient owner;

  @BeforeEach
  void aReceiverIsDown() {
    new ConsoleFixture(TEST_DB, SITE).make("安娜");
    owner = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void thePageTellsHowEachReceiverFares() {
    String page = page();
    assertTrue(page.contains("shop Down: every call fails"), page);
    assertTrue(page.contains("HTTP 500, in 12 ms"), page);
    assertTrue(page.contains("2 are tried again, 1 given up"), page);
    assertTrue(page.contains("Given up after 10 tries"), page);
    assertTrue(page.contains("No answer in time, in 15.0 s"), page);
    assertTrue(page.contains("Waits its turn"), page);
    assertTrue(page.contains("crm Not called yet"), page);
    assertTrue(page.contains("user.created, user.cancel_requested"), page);
    assertFalse(page.contains("whsec"), page);
  }

  @Test
  void othersThanOwnersMayLookAlone() {
    SITE.makeAdmin(AdminRole.VIEWER);
    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    assertEquals(0, Jsoup.parse(viewer.get("/admin/webhooks").body()).select("main form").size());
  }

  @Test
  void aReceiverIsWellOnceItHasTakenACall() {
    assertFalse(page().contains("next try"), "nobody knows, while it is down");
    receiver("down_since = NULL");
    assertTrue(page().contains("next try"), page());
    assertTrue(page().contains("shop The last call failed"), page());
    receiver("last_status = 204");
    assertTrue(page().contains("shop Well"), page());
    receiver("last_kind = NULL");
    assertTrue(page().contains("shop Not called yet"), page());
  }

  @Test
  void theDashboardTellsEverybodyOfAReceiverThatIsDown() {
    assertEquals(List.of("The webhook receiver shop is down: every call to it fails."), warnings());
    SITE.makeAdmin(AdminRole.VIEWER);
    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    String link = "/admin/webhooks#receiver-shop";
    assertTrue(viewer.get("/admin/").body().contains(link));
    assertEquals(
        1, Jsoup.parse(owner.get("/admin/webhooks").body()).select("#receiver-shop").size());
  }

  @Test
  void theDashboardSaysWhatIsWrong() {
    receiver("down_since = NULL, gone = 1, paused_at = 1");
    assertTrue(warnings().toString().contains("wants no more events"), warnings().toString());
    receiver("gone = 0");
    assertTrue(warnings().toString().contains("were given up"), "it is paused, and not behind");
    TestRows.execute(TEST_DB, "UPDATE webhook_retries SET at = at - 200000 WHERE seq = 103");
    assertTrue(warnings().toString().contains("is paused"), warnings().toString());
    receiver("paused_at = NULL");
    assertTrue(warnings().toString().contains("over 5 minutes old"), warnings().toString());

    TestRows.execute(TEST_DB, "DELETE FROM webhook_retries");
    assertEquals(List.of(), warnings());
    TestRows.execute(TEST_DB, "UPDATE user_events SET at = at - 600000");
    assertTrue(warnings().toString().contains("over 5 minutes old"), warnings().toString());
  }

  private static void receiver(String change) {
    TestRows.execute(TEST_DB, "UPDATE webhook_receivers SET " + change);
  }

  private List<String> warnings() {
    return Jsoup.parse(owner.get("/admin/").body())
        .select(".flash:has(a[href*=/admin/webhooks]) span")
        .eachText();
  }

  @Test
  void aReceiverIsPausedAndResumed() {
    assertTrue(after("pause", "").contains("gets nothing until it is resumed"));
    assertTrue(page().contains("shop Paused"));
    assertEquals("PAUSE_WEBHOOK WEBHOOK 0 shop", audit());

    assertTrue(after("resume", "").contains("Delivery goes on"));
    assertEquals(
        List.of("1"), texts("SELECT paused_at IS NULL AND woken_at > 0 FROM webhook_receivers"));
    assertEquals("RESUME_WEBHOOK WEBHOOK 0 shop", audit());
  }

  @Test
  void anEventIsSentAgainFromItsFirstTryOn() {
    assertTrue(after("send-again", "101").contains("sent again within a second"));
    assertEquals(
        List.of("0 0"),
        texts("SELECT CONCAT_WS(' ', tries, failed_at) FROM webhook_retries WHERE seq = 101"));
    assertTrue(audit().matches("RESEND_EVENT USER \\d+ shop evt_101 user.created"), audit());
  }

  @Test
  void anEventIsLeftOutOnce() {
    assertTrue(after("leave-out", "102").contains("never sent to this receiver"));
    assertEquals(List.of("101", "103"), texts("SELECT seq FROM webhook_retries ORDER BY seq"));
    assertTrue(audit().matches("LEAVE_OUT_EVENT USER \\d+ shop evt_102 .*"), audit());
    assertTrue(after("leave-out", "102").contains("Nothing"), "it is gone already");
  }

  @Test
  void aTestThatDoesNotArriveIsSaidToHaveFailed() {
    assertTrue(after("test", "").contains("has not taken the test event"));
    assertTrue(page().contains("No connection, in"), page());
    assertEquals("TEST_WEBHOOK WEBHOOK 0 shop", audit());
  }

  private String after(String act, String event) {
    String csrf = csrfToken(owner.get("/admin/webhooks"));
    String path = "/admin/webhooks/" + act;
    return owner
        .get(location(owner.post(path, "csrf", csrf, "receiver", "shop", "event", event)))
        .body();
  }

  private String page() {
    return Jsoup.parse(owner.get("/admin/webhooks").body()).text();
  }

  private static String audit() {
    return texts(
            "SELECT CONCAT_WS(' ', act, target_kind, target_id, detail) FROM audit_events"
                + " ORDER BY id DESC LIMIT 1")
        .get(0);
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
