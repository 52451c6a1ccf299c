package org.wxapplogin.web.admin.admins;

import java.util.List;
import java.util.Map;
import org.wxapplogin.web.admin.page.Texts;

/** Finds the browser and the system in a User-Agent. */
final class BrowserName {
  /** In this order: each of them also claims to be some that stand after it. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("MicroMessenger", "WeChat"),
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("QQBrowser", "QQBrowser"),
          Map.entry("Firefox", "Firefox"),
          Map.entry("FxiOS", "Firefox"),
          Map.entry("CriOS", "Chrome"),
          Map.entry("Chrome", "Chrome"),
          Map.entry("Safari", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Windows", "Windows"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Harmony", "HarmonyOS"),
          Map.entry("Android", "Android"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private BrowserName() {}

  /** Such as {@code Firefox · Windows}; words of the reader's language where neither is known. */
  static String of(String userAgent, Texts texts) {
    String browser = find(userAgent, BROWSERS);
    String system = find(userAgent, SYSTEMS);
    if (browser.isEmpty()) {
      return system.isEmpty() ? texts.text("account.browser.unknown") : system;
    }
    return system.isEmpty() ? browser : browser + " · " + system;
  }

  private static String find(String userAgent, List<Map.Entry<String, String>> names) {
    return names.stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
