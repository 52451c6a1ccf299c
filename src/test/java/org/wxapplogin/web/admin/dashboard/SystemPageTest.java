package org.wxapplogin.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestServices;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;

/** The system page over HTTP: what it shows, and what it never does. */
class SystemPageTest extends ConsoleTest {
  /** Every setting that is secret, or may hold a secret, with a mark in it. */
  private static final Map<String, String> MARKED =
      Map.of(
          "wechat.secret", "MARKEDappsecret",
          "app.wxtwo.secret", "MARKEDsecondsecret",
          "service.orders.secret", "MARKED-service-secret-0123456789",
          "admin.password", "MARKED-admin-password",
          "db.password", "MARKED-db-password",
          "keys.sealing", "k1:TUFSS01BUkstTUFSSy1NQVJLLU1BUkstTUFSSy1NQVI=",
          "keys.lookup", "TUFSS01BUkstTUFSSy1NQVJLLU1BUkstTUFSSy1NQVI=",
          "db.url", "jdbc:mysql://db.example:3306/wx?password=MARKED-url-password&x=y",
          "wechat.base-url", "http://name:MARKED-proxy-password@127.0.0.1:9/x",
          "public-url", "https://name:MARKED-public@example.org");

  @Test
  void noSecretIsOnThePage() {
    Map<String, String> values = new HashMap<>(MARKED);
    values.put("wechat.appid", "wxone,wxtwo");
    values.put("services", "orders");
    values.put("service.orders.scopes", "verify");
    values.put("db.user", "wx");
    values.put("admin.secure-cookie", "false");
    Settings settings =
        Settings.from(
            new ConfigSource(Map.of("WXAPPLOGIN_SESSION_MAX_DEVICES", "7"), values), false);
    try (TestServer server =
        TestServer.start(settings, TEST_DB.dataSource(), SITE.clock(), System::nanoTime)) {
      String page =
          new AdminClient(server)
              .with("Accept-Language", "en")
              .signedIn()
              .get("/admin/system")
              .body();

      assertTrue(page.contains("keys.lookup"), page);
      assertFalse(page.contains("MARKED"), page);
      assertFalse(page.contains("TUFSS"), page);
      assertEquals(7, page.split("\\[secret]", -1).length - 1 - 2, "seven, and two addresses");
      assertTrue(page.contains("jdbc:mysql://db.example:3306/wx …"), page);
      assertTrue(page.contains("http://[secret]@127.0.0.1:9/x"), page);
      assertTrue(row(page, "session.max-devices").contains(">7<"), page);
      assertTrue(row(page, "session.max-devices").contains("Environment"), page);
      assertTrue(row(page, "db.user").contains("Properties file"), page);
      assertTrue(row(page, "session.idle").contains(">30d<"), page);
      assertTrue(row(page, "session.idle").contains("Default"), page);
    }
  }

  @Test
  void everySettingIsThere() {
    String page = owner().get("/admin/system").body();

    for (String key : Settings.keysAndDefaults().keySet()) {
      assertTrue(key.contains("<") || page.contains(">" + key + "<"), key);
    }
  }

  @Test
  void everySettingIsExplainedInBothLanguages() {
    for (Language language : Language.values()) {
      for (String key : Settings.keysAndDefaults().keySet()) {
        String word = "setting." + SettingRow.kind(key);
        assertTrue(Messages.of(language).keys().contains(word), language + " " + word);
      }
    }
  }

  @Test
  void versionsJobsAndTablesAreTold() {
    SITE.server().app().account().cleanUp().run();

    String page = owner().get("/admin/system").body();

    assertTrue(page.contains("Apache Tomcat/"), page);
    assertTrue(page.contains(System.getProperty("java.runtime.version")), page);
    assertTrue(page.contains(TestRows.texts(TEST_DB, "SELECT VERSION()").get(0)), page);
    String newest =
        TestRows.texts(
                TEST_DB,
                "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
            .get(0);
    assertTrue(page.contains("V" + newest), page);
    assertTrue(page.contains("<code>login_events</code>"), page);
    assertTrue(page.contains("Clean-up"), page);
  }

  @Test
  void servicesAreThereWithScopesAndUse() {
    String before = owner().get("/admin/system").body();
    assertTrue(row(before, TestSettings.SERVICE).contains("<code>access-token</code>"), before);
    assertTrue(row(before, TestSettings.SERVICE).contains(">Never<"), before);

    ApiClient api = new ApiClient(SITE.server());
    String basic = TestServices.basic(TestSettings.SERVICE, TestSettings.SERVICE_SECRET);
    api.send("/metrics", "GET", "", "Authorization", basic);
    api.send("/metrics", "GET", "", "Authorization", basic);
    SITE.server().app().backend().uses().flush();
    String after = row(owner().get("/admin/system").body(), TestSettings.SERVICE);
    assertTrue(after.contains(">2<"), after);
    assertTrue(after.contains(">at most 6,000,000 a minute on each node<"), after);
    assertTrue(after.contains(">not allowed<"), after);
    assertFalse(after.contains(">Never<"), after);
  }

  @Test
  void nodesComeAreSeenSilentAndGo() {
    TestClock clock = new TestClock(databaseClock().plus(Duration.ofMinutes(7)));
    Settings settings = SITE.server().app().settings();
    try (TestServer other =
        TestServer.start(settings, TEST_DB.dataSource(), clock, System::nanoTime)) {
      other.app().figures().heartbeat().beat();
      SITE.server().app().figures().heartbeat().beat();
      String both = owner().get("/admin/system").body();
      assertEquals(2, nodes());
      assertTrue(both.contains("2 seen, none silent"), both);
      assertTrue(both.contains("ahead of the database"), both);
      assertTrue(both.contains("this one"), both);

      other.app().figures().heartbeat().leave();
      assertEquals(1, nodes());
    }
    TestRows.execute(TEST_DB, "UPDATE nodes SET seen_at = seen_at - 61000");
    assertTrue(owner().get("/admin/system").body().contains("1 silent"));
    TestRows.execute(TEST_DB, "UPDATE nodes SET id = 'old', seen_at = seen_at - 86400000");
    SITE.server().app().figures().heartbeat().beat();
    assertEquals(List.of("0"), texts("SELECT COUNT(*) FROM nodes WHERE id = 'old'"));
    assertEquals(1, nodes());
  }

  @Test
  void aViewerIsRefusedAndSeesNoEntry() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);

    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    assertEquals(403, viewer.get("/admin/system").statusCode());
    assertFalse(viewer.get("/admin/users").body().contains("/admin/system"));
    AdminClient operator = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    assertEquals(200, operator.get("/admin/system").statusCode());
  }

  private static AdminClient owner() {
    return new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  private static String row(String page, String key) {
    String from = page.substring(page.indexOf(">" + key + "<"));
    return from.substring(0, from.indexOf("</tr>"));
  }

  private static long nodes() {
    return TestRows.count(TEST_DB, "nodes");
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }

  private static Instant databaseClock() {
    return Instant.ofEpochSecond(Long.parseLong(texts("SELECT UNIX_TIMESTAMP()").get(0)));
  }
}
