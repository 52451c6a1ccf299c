package org.wxapplogin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;

/** What a service may ask is written down for each, and a start tells what of it lacks. */
class ServiceSettingsTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String SECRET = "0123456789abcdefghijklmn"; // 24 characters

  private final Map<String, String> values = new HashMap<>();

  ServiceSettingsTest() {
    values.put("wechat.appid", "wx1,wx2");
    values.put("wechat.secret", "appsecret");
    values.put("app.wx2.secret", "secondsecret");
    values.put("keys.sealing", "k1:" + KEY);
    values.put("keys.lookup", KEY);
    values.put("services", "orders");
    values.put("service.orders.secret", SECRET);
    values.put("service.orders.scopes", "verify,introspect");
  }

  @Test
  void aServiceMayDoWhatIsSaidAndForAllAppsIfNoneIsNamed() {
    assertEquals(
        new Service(
            "orders", Set.of(ServiceScope.VERIFY, ServiceScope.INTROSPECT), Optional.empty()),
        read().get(0).service());
  }

  @Test
  void scopesAreSpeltAsInTheDocument() {
    values.put(
        "service.orders.scopes",
        "verify, introspect, users.read,users.profile,users.phone, users.act, events, access-token,metrics");
    values.put("service.orders.apps", "wx2");

    assertEquals(
        new Service("orders", Set.of(ServiceScope.values()), Optional.of(Set.of("wx2"))),
        read().get(0).service());
  }

  @Test
  void aServiceWithoutScopesDoesNotStart() {
    values.remove("service.orders.scopes");

    assertFaults("service.orders.scopes (WXAPPLOGIN_SERVICE_ORDERS_SCOPES) is not set");
  }

  @Test
  void aScopeThatDoesNotExistIsAFault() {
    for (String wrong :
        List.of("verify,everything", "*", "VERIFY", "access_token", "users-read", "users", ",")) {
      values.put("service.orders.scopes", wrong);
      assertFaults(
          "service.orders.scopes (WXAPPLOGIN_SERVICE_ORDERS_SCOPES)"
              + (wrong.equals(",")
                  ? " must name at least one"
                  : " must be one or more of [verify, introspect, users.read, users.profile,"
                      + " users.phone, users.act, events, access-token, metrics]"));
    }
  }

  @Test
  void whatIsNoAppidIsAFaultAndNoneIsNotAll() {
    values.put("service.orders.apps", "wx1,gh_3");
    assertFaults(
        "service.orders.apps (WXAPPLOGIN_SERVICE_ORDERS_APPS)"
            + " must be AppIDs, which begin with wx, separated by commas");

    values.put("service.orders.apps", ",");
    assertFaults("service.orders.apps (WXAPPLOGIN_SERVICE_ORDERS_APPS) must name at least one");
  }

  @Test
  void aServiceMayBeLimitedToAnAppOfTheConsole() {
    values.put("service.orders.apps", "wx1,wx3");
    Settings settings = Settings.from(new ConfigSource(Map.of(), values), true);
    assertEquals(Optional.of(Set.of("wx1", "wx3")), settings.services().get(0).service().appids());
  }

  @Test
  void aShortSecretIsAFault() {
    values.put("service.orders.secret", SECRET.substring(1));

    assertFaults(
        "service.orders.secret (WXAPPLOGIN_SERVICE_ORDERS_SECRET)"
            + " must have at least 24 characters");
  }

  @Test
  void aPreviousSecretIsAnotherOneAndNobodyElses() {
    values.put("service.orders.previous-secret", SECRET + "-old");
    assertEquals(SECRET + "-old", read().get(0).previousSecret().map(Secret::reveal).orElseThrow());

    values.put("service.orders.previous-secret", SECRET);
    assertFaults(
        "service.orders.previous-secret (WXAPPLOGIN_SERVICE_ORDERS_PREVIOUS_SECRET)"
            + " is the same as service.orders.secret");
    values.put("service.orders.previous-secret", "short");
    assertFaults(
        "service.orders.previous-secret (WXAPPLOGIN_SERVICE_ORDERS_PREVIOUS_SECRET)"
            + " must have at least 24 characters");
    values.put("service.orders.previous-secret", SECRET + "-old");
    values.put("services", "orders,crm");
    values.put("service.crm.secret", SECRET + "-old");
    values.put("service.crm.scopes", "users.read");
    assertFaults(
        "service.crm.secret (WXAPPLOGIN_SERVICE_CRM_SECRET) is the secret of another service too");
  }

  @Test
  void aServiceMayAskAsOftenAsAllUnlessItHasANumber() {
    assertEquals(6_000_000, read().get(0).perMinute());
    values.put("limit.questions-per-service-per-minute", "5000");
    assertEquals(5_000, read().get(0).perMinute());
    values.put("service.orders.per-minute", "60");
    assertEquals(60, read().get(0).perMinute());
  }

  @Test
  void twoServicesDoNotShareANameOrASecret() {
    values.put("services", "orders,orders");
    assertFaults("services (WXAPPLOGIN_SERVICES) names a service twice");

    values.put("services", "orders,prometheus");
    values.put("service.prometheus.secret", SECRET);
    values.put("service.prometheus.scopes", "metrics");
    assertFaults(
        "service.prometheus.secret (WXAPPLOGIN_SERVICE_PROMETHEUS_SECRET)"
            + " is the secret of another service too");
  }

  private List<ServiceAccount> read() {
    return Settings.from(new ConfigSource(Map.of(), values), true).services();
  }

  private void assertFaults(String... sentences) {
    ConfigException refused = assertThrows(ConfigException.class, this::read);
    assertEquals(List.of(sentences), refused.faults());
  }
}
