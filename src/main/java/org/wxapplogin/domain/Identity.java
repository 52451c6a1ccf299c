package org.wxapplogin.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How WeChat names one person in one mini program.
 *
 * @param openid unique within the appid; two openids may differ only by case
 * @param unionid the same for one person in all apps of an Open Platform account; often absent
 */
public record Identity(String appid, String openid, Optional<String> unionid) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Whether a text can be an AppID, an openid or a unionid: the database holds no others. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
