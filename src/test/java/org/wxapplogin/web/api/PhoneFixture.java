package org.wxapplogin.web.api;

import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PhoneButton;

/** Two people who press the phone button. */
abstract class PhoneFixture extends ApiFixture {
  static final String BIND = "/wx/auth/bindPhone";
  static final String PHONE = "/wxa/business/getuserphonenumber";
  static final String STABLE = "/cgi-bin/stable_token";
  static final String APP = FakeWechat.APPID;
  static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  static final String NUMBER = "13800138000";

  ApiClient startWith(String... settings) {
    return new ApiClient(site.node(settings));
  }

  static long userId(String openid) {
    return Long.parseLong(
        TestRows.texts(TEST_DB, "SELECT id FROM users WHERE openid = ? AND appid = ?", openid, APP)
            .get(0));
  }

  String signIn(String openid) {
    return api.login(wechat.login(openid).code()).token();
  }

  PhoneButton press(String openid, String number) {
    return wechat.phone(APP, openid, number, "86");
  }

  Reply byCode(String token, String code) {
    return post(api, token, code);
  }

  static Reply post(ApiClient node, String token, String code) {
    return node.post(BIND, "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
  }
}
