package org.wxapplogin.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.WebhookReceiver;

/** Receivers of webhooks, as they are configured, and the faults a start tells. */
class WebhookSettingsTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String SECRET = "whsec_" + KEY;

  private final Map<String, String> values = new HashMap<>();

  WebhookSettingsTest() {
    values.put("wechat.appid", "wx1,wx2");
    values.put("wechat.secret", "appsecret");
    values.put("app.wx2.secret", "secondsecret");
    values.put("keys.sealing", "k1:" + KEY);
    values.put("keys.lookup", KEY);
    values.put("webhooks", "shop");
    values.put("webhook.shop.url", "https://shop.example.com/hooks/login");
    values.put("webhook.shop.secret", SECRET);
  }

  @Test
  void withoutMoreItIsToldOfAllButSignInsOfAllApps() {
    WebhookReceiver receiver = read().receivers().get(0);

    assertEquals(EnumSet.complementOf(EnumSet.of(UserEventType.USER_SIGNED_IN)), receiver.types());
    assertEquals(Optional.empty(), receiver.apps());
    assertEquals(1, receiver.keys().size());
    assertArrayEquals("01234567890123456789012345678901".getBytes(), receiver.keys().get(0));
  }

  @Test
  void typesAppsAndASecondSecretAreRead() {
    values.put("webhook.shop.events", "user.deleted, user.signed_in");
    values.put("webhook.shop.apps", "wx2");
    values.put("webhook.shop.previous-secret", "whsec_" + "A".repeat(32));

    WebhookReceiver receiver = read().receivers().get(0);
    assertEquals(
        Set.of(UserEventType.USER_DELETED, UserEventType.USER_SIGNED_IN), receiver.types());
    assertEquals(Optional.of(Set.of("wx2")), receiver.apps());
    assertEquals(2, receiver.keys().size());
  }

  @Test
  void noSecretIsShown() {
    List<Setting> shown =
        Settings.from(new ConfigSource(Map.of(), values), true).shown().stream()
            .filter(setting -> setting.key().startsWith("webhook.shop."))
            .toList();
    assertFalse(shown.isEmpty());
    assertFalse(shown.toString().contains(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example.com/hook",
        "http://10.0.0.5/hook",
        "http://localhost.example.com/",
        "https://me:password@shop.example.com/hook",
        "https://me@shop.example.com/hook",
        "https://shop.example.com/hook?token=1",
        "https://shop.example.com/hook#here",
        "https:///hook",
        "https://shop.example.com:99999/",
        "ftp://shop.example.com/",
        "shop.example.com"
      })
  void whatIsNoSafeAddressIsAFault(String url) {
    values.put("webhook.shop.url", url);
    assertFault("webhook.shop.url (WXAPPLOGIN_WEBHOOK_SHOP_URL) must be an https address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8090/hook",
        "http://127.0.0.1/",
        "http://[::1]:8090/hook",
        "https://shop.example.com",
        "https://10.0.0.5:8443/hook"
      })
  void httpIsForThisMachineAlone(String url) {
    values.put("webhook.shop.url", url);
    assertEquals(url, read().receivers().get(0).url().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_c2hvcnQ=", "whsec_***", KEY, "wrong_" + KEY})
  void whatIsNoSecretIsAFault(String secret) {
    values.put("webhook.shop.secret", secret);
    values.put("webhook.shop.previous-secret", secret);
    assertFault("webhook.shop.secret (WXAPPLOGIN_WEBHOOK_SHOP_SECRET) must be whsec_");
    assertFault("webhook.shop.previous-secret (WXAPPLOGIN_WEBHOOK_SHOP_PREVIOUS_SECRET) must be");
  }

  @Test
  void aKeyThatIsTooLongIsAFault() {
    values.put("webhook.shop.secret", "whsec_" + "A".repeat(88)); // 66 bytes
    assertFault("webhook.shop.secret (WXAPPLOGIN_WEBHOOK_SHOP_SECRET) must be whsec_");
  }

  @Test
  void whatIsMissingOrUnknownIsAFault() {
    values.put("webhooks", "shop,shop,Other,crm");
    values.put("webhook.shop.events", "user.created,user.married");
    values.put("webhook.shop.apps", "gh_3");
    assertFault("webhooks (WXAPPLOGIN_WEBHOOKS) names a receiver twice");
    assertFault("webhooks (WXAPPLOGIN_WEBHOOKS) must be names");
    assertFault("webhook.crm.url (WXAPPLOGIN_WEBHOOK_CRM_URL) is not set");
    assertFault("webhook.crm.secret (WXAPPLOGIN_WEBHOOK_CRM_SECRET) is not set");
    assertFault("webhook.shop.events (WXAPPLOGIN_WEBHOOK_SHOP_EVENTS) must be one or more of");
    assertFault("webhook.shop.apps (WXAPPLOGIN_WEBHOOK_SHOP_APPS) must be AppIDs");
  }

  @Test
  void settingsOfSomebodyWhoIsNotNamedSayWhereToNameThem() {
    values.put("webhook.crm.url", "https://crm.example.com/hook");
    values.put("service.crm.secret", "secret");
    values.put("app.wx9.secret", "secret");
    String start = " is not a setting of this server: ";
    assertFault("webhook.crm.url" + start + "webhooks does not name this receiver");
    assertFault("service.crm.secret" + start + "services does not name this service");
    assertFault("app.wx9.secret" + start + "wechat.appid does not name this app");
  }

  private WebhookSettings read() {
    return Settings.from(new ConfigSource(Map.of(), values), true).webhooks();
  }

  private void assertFault(String begins) {
    List<String> faults = assertThrows(ConfigException.class, this::read).faults();
    assertEquals(
        1, faults.stream().filter(fault -> fault.startsWith(begins)).count(), faults.toString());
  }
}
