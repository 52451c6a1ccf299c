package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The environment variables with which the WAR uses the tests' database and the fake WeChat. */
public final class WarSettings {
  private WarSettings() {}

  /** The environment of a Tomcat that serves one app of the fake WeChat. */
  static Map<String, String> environment(TestDb db, FakeWechat wechat) {
    return environment(db.url(), wechat);
  }

  /**
   * The same with the database at {@code url}.
   *
   * @param url with the account's name and password among its parameters
   */
  public static Map<String, String> environment(String url, FakeWechat wechat) {
    Map<String, String> environment = new HashMap<>();
    environment.put("WXAPPLOGIN_DB_URL", url);
    environment.put("WXAPPLOGIN_DB_USER", url.replaceAll(".*[?&]user=([^&]*).*", "$1"));
    environment.put("WXAPPLOGIN_DB_PASSWORD", url.replaceAll(".*[?&]password=([^&]*).*", "$1"));
    environment.put("WXAPPLOGIN_WECHAT_APPID", FakeWechat.APPID);
    environment.put("WXAPPLOGIN_WECHAT_SECRET", FakeWechat.SECRET);
    environment.put("WXAPPLOGIN_WECHAT_BASE_URL", wechat.uri().toString());
    environment.put("WXAPPLOGIN_KEYS_SEALING", "k1:" + key("sealing"));
    environment.put("WXAPPLOGIN_KEYS_LOOKUP", key("lookup"));
    environment.put("WXAPPLOGIN_ADMIN_PASSWORD", TestSettings.ADMIN_PASSWORD);
    environment.put("WXAPPLOGIN_PUBLIC_URL", TestSettings.PUBLIC_URL);
    return environment;
  }

  /** A key of 32 bytes that can be told from others. */
  static String key(String name) {
    return Base64.getEncoder()
        .encodeToString((name + "-".repeat(32)).substring(0, 32).getBytes(UTF_8));
  }
}
