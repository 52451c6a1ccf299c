package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What a proxy says of the client's address: how it is stored, and what limits make of it. */
class ClientAddressApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final ApiClient api =
      new ApiClient(site.node(() -> 0, "limit.logins-per-ip-per-minute", "3"));

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7:51234, 203.0.113.7",
    "[2001:DB8::0:1]:443, 2001:db8::1",
    "::ffff:203.0.113.7, 203.0.113.7",
    "fe80::1%eth0, fe80::1",
    "unknown, unknown",
    "phone.example.org, unknown",
    "a-very-long-name-that-no-column-for-an-address-would-hold.example.org, unknown"
  })
  void isStoredInOneForm(String forwardedFor, String stored) {
    Reply reply = login(forwardedFor);

    assertEquals(0, reply.errno());
    assertEquals(
        List.of(stored, stored, stored),
        TestRows.texts(
            TEST_DB,
            "SELECT last_login_ip FROM users UNION ALL SELECT ip FROM sessions"
                + " UNION ALL SELECT ip FROM login_events"));
  }

  @Test
  void anIpv6NetworkIsOneSourceOfLogins() {
    assertEquals(List.of(0, 0, 0, 429, 429), errnos("2001:db8:1:2::%x"));
    assertEquals(0, login("2001:db8:1:3::1").errno(), "the network beside it");
  }

  @Test
  void anIpv4AddressIsASourceOfLoginsInWhicheverFormItComes() {
    for (String form : List.of("203.0.113.7", "203.0.113.7:1024", "::ffff:203.0.113.7")) {
      assertEquals(0, login(form).errno());
    }

    assertEquals(429, login("203.0.113.7:1025").errno());
    assertEquals(0, login("203.0.113.8").errno());
  }

  @Test
  void allUnknownAddressesShareALimit() {
    assertEquals(List.of(0, 0, 0, 429, 429), errnos("_hidden%x"));
  }

  @Test
  void anIpv6NetworkIsOneSourceOfGuessedServiceSecrets() {
    List<Integer> statuses =
        IntStream.range(0, 61)
            .mapToObj(
                i ->
                    api.send(
                            "/auth/verify",
                            "GET",
                            "",
                            "Authorization",
                            "Bearer " + TestSettings.SERVICE_SECRET,
                            "X-Forwarded-For",
                            "2001:db8:1:2::%x".formatted(i))
                        .statusCode())
            .toList();

    assertEquals(429, statuses.get(60));
    assertEquals(60, statuses.stream().filter(status -> status == 403).count());
  }

  /** What five logins end with, each from an address of its own. */
  private List<Integer> errnos(String format) {
    return IntStream.rangeClosed(1, 5).mapToObj(i -> login(format.formatted(i)).errno()).toList();
  }

  private Reply login(String forwardedFor) {
    return api.post(
        "/wx/auth/login_by_weixin",
        "{\"code\":\"" + wechat.login().code() + "\"}",
        "X-Forwarded-For",
        forwardedFor);
  }
}
