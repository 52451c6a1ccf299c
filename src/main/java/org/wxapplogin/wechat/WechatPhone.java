package org.wxapplogin.wechat;

import com.google.gson.JsonObject;

/**
 * What WeChat answers to a phone code: {@code phone_info}. It holds a phone number, so that {@code
 * toString} hides it.
 */
public record WechatPhone(JsonObject info) {
  @Override
  public String toString() {
    return "[phone]";
  }
}
