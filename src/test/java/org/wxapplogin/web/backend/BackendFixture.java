package org.wxapplogin.web.backend;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestServices;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/** A server with the services of {@link TestServices}, and people who sign up there. */
abstract class BackendFixture {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  static final String APP = FakeWechat.APPID;
  static final String SECOND_APP = FakeWechat.SECOND_APPID;
  static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose final TestSite site = new TestSite(TEST_DB, clock);
  final FakeWechat wechat = site.wechat();
  final TestServer server;
  final ApiClient api;

  /**
   * @param settings keys and values in turn, beside the usual ones
   */
  BackendFixture(String... settings) {
    // Limits do not refill by themselves: on a slow machine they would within a test.
    server = site.node(() -> 0, TestServices.settings(settings));
    api = new ApiClient(server);
  }

  /** Somebody who has signed in. */
  record Person(long id, String openid, String token) {}

  Person signIn(String appid, Login login) {
    JsonObject data =
        api.post(
                "/wx/auth/login_by_weixin",
                "{\"code\":\"%s\",\"appid\":\"%s\"}".formatted(login.code(), appid))
            .data();
    return new Person(
        data.getAsJsonObject("userInfo").get("userId").getAsLong(),
        login.openid(),
        data.get("token").getAsString());
  }

  Person signIn(String openid) {
    return signIn(APP, wechat.login(openid));
  }

  void bindPhone(Person person, String number) {
    String code = wechat.phone(APP, person.openid(), number, "86").code();
    api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", person.token());
  }

  HttpResponse<String> get(String service, String path) {
    return TestServices.get(api, service, path);
  }

  HttpResponse<String> post(String service, String path, String json) {
    return TestServices.post(api, service, path, json);
  }

  HttpResponse<String> verify(String by, Person user) {
    return api.send(
        "/auth/verify",
        "GET",
        "",
        "Authorization",
        TestServices.basic(by),
        "X-OA-Token",
        user.token());
  }

  HttpResponse<String> introspect(String by, Person user) {
    return api.send(
        "/oauth2/introspect",
        "POST",
        "token=" + user.token(),
        "Authorization",
        TestServices.basic(by),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}
