package org.wxapplogin.web.api;

import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A server with a database, a fake WeChat and a clock that stands still, and who asks it. */
abstract class ApiFixture {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  static final String LOGIN = "/wx/auth/login_by_weixin";
  static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose final TestSite site = new TestSite(TEST_DB, clock);
  final FakeWechat wechat = site.wechat();
  final TestServer server;
  final ApiClient api;

  /**
   * @param settings keys and values in turn, beside the usual ones
   */
  ApiFixture(String... settings) {
    server = site.node(settings);
    api = new ApiClient(server);
  }
}
