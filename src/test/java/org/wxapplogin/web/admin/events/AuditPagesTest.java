package org.wxapplogin.web.admin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** The audit page: who did something, and how they are found. */
class AuditPagesTest extends ConsoleTest {
  private AdminClient viewer;

  @BeforeEach
  void threeHaveActed() {
    SITE.makeAdmin(AdminRole.VIEWER);
    viewer =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.VIEWER);
    act(AuditActor.service("shop"), "by the shop");
    act(AuditActor.service(TestSettings.SERVICE), "by the gateway");
    act(AuditActor.admin(77, "shop", ClientAddress.UNKNOWN), "by a namesake");
  }

  private static void act(AuditActor by, String detail) {
    AuditEvent event =
        new AuditEvent(
            SITE.clock().instant(),
            by,
            AuditAct.DISABLE_USER,
            AuditTarget.user(1),
            detail,
            Optional.empty(),
            Optional.empty());
    new Db(TEST_DB.dataSource()).run(tx -> tx.auditEvents().append(event));
  }

  @Test
  void theFilterOffersAdminsAndServices() {
    assertEquals(
        List.of("Anybody", "admin", "viewer", "Service " + TestSettings.SERVICE),
        page("").select("#by option").eachText());
  }

  @Test
  void aServiceIsToldFromAnAdminOfThatName() {
    assertEquals(
        List.of("shop", "Service " + TestSettings.SERVICE, "Service shop"),
        page("?user=1").select("tbody td:nth-child(2)").eachText());
  }

  @Test
  void whatAServiceDidIsFoundByItsName() {
    Document page = page("");
    String link = page.select("td:has(.plate):contains(shop) a").attr("href");
    Document found = page(link.substring(link.indexOf('?')));
    assertEquals(List.of("by the shop"), found.select("tbody td:nth-child(5)").eachText());
    assertEquals(
        List.of("Service shop"),
        found.select("#by option[selected]").eachText(),
        "though it is not configured any more");
    assertEquals(
        List.of("by the gateway"),
        page("?by=service%3A" + TestSettings.SERVICE).select("tbody td:nth-child(5)").eachText());
  }

  @Test
  void whatAnAdminDidIsFoundAsBefore() {
    assertEquals(
        List.of("by a namesake"), page("?by=77").select("tbody td:nth-child(5)").eachText());
  }

  @Test
  void whatIsNobodyNarrowsNothing() {
    for (String by : List.of("admin:shop", "robot:shop", "service:", "service:%00", ":", "-1")) {
      assertEquals("Anybody", page("?user=1&by=" + by).select("#by option[selected]").text(), by);
    }
  }

  private Document page(String query) {
    return Jsoup.parse(viewer.get("/admin/audit" + query).body());
  }
}
