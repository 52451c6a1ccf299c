package org.wxapplogin.web.admin.dashboard;

import org.wxapplogin.domain.Setting;
import org.wxapplogin.domain.Setting.Origin;
import org.wxapplogin.web.admin.page.Texts;

/**
 * A setting as a row of the system page.
 *
 * @param word what it is for
 * @param value empty where nothing is set
 * @param given whether somebody has set it
 */
public record SettingRow(String key, String word, String value, String origin, boolean given) {

  static SettingRow of(Setting setting, Texts texts) {
    return new SettingRow(
        setting.key(),
        texts.find("setting." + kind(setting.key())).orElse(""),
        setting.value(),
        texts.text("system.origin." + setting.origin()),
        setting.origin() != Origin.DEFAULT);
  }

  /** The key without the name of an app, a service or a receiver of webhooks in it. */
  public static String kind(String key) {
    return key.replaceFirst("^(app|service|webhook)\\.[^.]+\\.", "$1.");
  }
}
