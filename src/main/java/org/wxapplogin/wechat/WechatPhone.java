package org.wxapplogin.wechat;

import com.google.gson.JsonObject;

/**
 * What WeChat answered to a phone code: {@code phone_info}, which holds a number, so its text is
 * nobody's.
 */
public record WechatPhone(JsonObject info) {
  @Override
  public String toString() {
    return "[phone]";
  }
}
