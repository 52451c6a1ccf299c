package org.wxapplogin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

class ConfiguredAppsTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void appsMayAllBeInTheConsole() {
    assertEquals(List.of(), TestSettings.with(NOWHERE, "wechat.appid", "").apps());

    ConfigSource secretAlone = new ConfigSource(Map.of(), Map.of("wechat.secret", "appsecret"));
    List<String> faults =
        assertThrows(ConfigException.class, () -> Settings.from(secretAlone, true)).faults();
    assertEquals(
        "wechat.appid (WXAPPLOGIN_WECHAT_APPID) must be set, because wechat.secret is",
        faults.get(0));
  }

  @Test
  void anAppIsCalledByItsNameOrElseItsAppid() {
    String key = "app." + FakeWechat.APPID + ".name";
    List<AppSettings> apps = TestSettings.with(NOWHERE, key, "商城").apps();
    assertEquals(
        List.of("商城", FakeWechat.SECOND_APPID), apps.stream().map(AppSettings::name).toList());
  }
}
