package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What is on record of logins that WeChat refuses, one and very many of them. */
class RefusedLoginsApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ROWS =
      "SELECT CONCAT_WS(' ', outcome, ip, device, COUNT(*), SUM(times)) FROM login_events"
          + " GROUP BY outcome, ip, device ORDER BY ip, device";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final TestServer server = site.node();
  private final ApiClient api = new ApiClient(server);

  @Test
  void aFloodFromOneSourceIsAFewRowsAndACount() {
    refused(300, "203.0.113.7:%d");
    refused(3, "203.0.113.8");
    api.post(
        "/wx/auth/login_by_weixin",
        "{\"code\":\"%s\",\"device\":\"pc\"}".formatted(site.wechat().login().code()));
    server.close();

    assertEquals(
        List.of(
            "NEW_USER 127.0.0.1 pc 1 1",
            "CODE_INVALID 203.0.113.7  1 290",
            "CODE_INVALID 203.0.113.7 phone 10 10",
            "CODE_INVALID 203.0.113.8 phone 3 3"),
        TestRows.texts(TEST_DB, ROWS));
  }

  @Test
  void eachMinuteAndEachAppIsCountedByItself() {
    refused(20, "203.0.113.7");
    refused(20, "203.0.113.7", FakeWechat.SECOND_APPID);
    clock.advance(Duration.ofMinutes(1));
    server.app().login().writer().writeCounts();
    refused(20, "203.0.113.7");
    server.close();

    assertEquals(
        List.of("30 30", "3 30"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(COUNT(*), ' ', SUM(times)) FROM login_events"
                + " GROUP BY device ORDER BY device DESC"));
  }

  @Test
  void ofANetworkOfIpv6TheNetworkIsOnRecord() {
    refused(13, "2001:db8:1:2::%x");
    server.close();

    assertEquals(
        List.of("2001:db8:1:2::/64 3"),
        TestRows.texts(TEST_DB, "SELECT CONCAT(ip, ' ', times) FROM login_events WHERE times > 1"));
  }

  @Test
  void theDashboardCountsEachOfThem() {
    refused(300, "203.0.113.7");
    server.close();
    TestServer other = site.node();
    other.app().figures().figures().run();
    clock.advance(Duration.ofMinutes(1));
    other.app().figures().figures().run();

    assertEquals(
        List.of("300"),
        TestRows.texts(TEST_DB, "SELECT SUM(events) FROM login_counts WHERE span = 'D'"));
  }

  private void refused(int times, String address) {
    refused(times, address, FakeWechat.APPID);
  }

  private void refused(int times, String address, String appid) {
    String body = "{\"appid\":\"%s\",\"code\":\"nonsense\",\"device\":\"phone\"}".formatted(appid);
    for (int i = 0; i < times; i++) {
      assertEquals(
          701,
          api.post(
                  "/wx/auth/login_by_weixin", body, "X-Forwarded-For", address.formatted(1_024 + i))
              .errno());
    }
  }
}
