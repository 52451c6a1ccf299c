package org.wxapplogin;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Settings for tests: two apps at the fake WeChat, a service, and what a test adds. */
public final class TestSettings {
  public static final String SERVICE = "orders";
  public static final String SERVICE_SECRET = "the-secret-of-orders-0123456789";
  public static final String ADMIN_PASSWORD = "correct horse battery";

  /** Nobody listens there: what an address of this server's begins with. */
  public static final String PUBLIC_URL = "https://login.example.com/wxapplogin";

  private TestSettings() {}

  /**
   * @param more keys and values in turn
   */
  public static Settings with(URI wechat, String... more) {
    Map<String, String> values = new HashMap<>();
    values.put("wechat.appid", FakeWechat.APPID + "," + FakeWechat.SECOND_APPID);
    values.put("wechat.secret", FakeWechat.SECRET);
    values.put("app." + FakeWechat.SECOND_APPID + ".secret", FakeWechat.SECOND_SECRET);
    values.put("wechat.base-url", wechat.toString());
    values.put("keys.sealing", "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    values.put("keys.lookup", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
    values.put("public-url", PUBLIC_URL);
    values.put("admin.password", ADMIN_PASSWORD);
    values.put("admin.secure-cookie", "false");
    values.put("services", SERVICE);
    values.put("service." + SERVICE + ".secret", SERVICE_SECRET);
    values.put("service." + SERVICE + ".scopes", "verify,introspect,metrics,access-token");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    if (!values.get("wechat.appid").contains(FakeWechat.SECOND_APPID)) {
      values.remove("app." + FakeWechat.SECOND_APPID + ".secret");
    }
    if (values.get("wechat.appid").isEmpty()) {
      values.remove("wechat.secret");
    }
    return Settings.from(new ConfigSource(Map.of(), values), true);
  }
}
