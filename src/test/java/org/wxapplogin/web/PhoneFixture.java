package org.wxapplogin.web;

import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.FakeWechat;
import org.wxapplogin.sandbox.PhoneButton;

/** A server, a fake WeChat and two people who press its phone button. */
abstract class PhoneFixture {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  static final String BIND = "/wx/auth/bindPhone";
  static final String PHONE = "/wxa/business/getuserphonenumber";
  static final String STABLE = "/cgi-bin/stable_token";
  static final String APP = FakeWechat.APPID;
  static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  static final String NUMBER = "13800138000";

  final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose final TestSite site = new TestSite(TEST_DB, clock);
  final FakeWechat wechat = site.wechat();
  final TestServer server = site.node();
  final ApiClient api = new ApiClient(server);

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
