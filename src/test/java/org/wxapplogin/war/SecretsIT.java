package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.RawHttp;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestNginx;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * Uses every secret there is, rightly and wrongly, over the shipped nginx and the shipped Tomcat,
 * and then looks for them in every log, every page and every row.
 */
class SecretsIT {
  private static final Pattern TOTP_SECRET = Pattern.compile("secret=([A-Z2-7]+)");
  private static final Pattern RECOVERY_CODE = Pattern.compile("<li><code>([^<]+)</code>");
  private static final Pattern DATA_LINK = Pattern.compile("/data#([A-Za-z0-9_-]{43})");
  private static final List<String> PAGES =
      List.of(
          "/admin/",
          "/admin/users",
          "/admin/users/%d",
          "/admin/users.csv",
          "/admin/logins",
          "/admin/push",
          "/admin/webhooks",
          "/admin/audit",
          "/admin/admins",
          "/admin/admins/1",
          "/admin/apps",
          "/admin/apps/1",
          "/admin/apps/2",
          "/admin/system",
          "/admin/account",
          "/admin/account/totp");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final MarkedSecrets secrets = new MarkedSecrets();
  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  private final List<String> found = new ArrayList<>();
  private TomcatProcess tomcat;
  private TestNginx nginx;
  private SecretUses uses;
  private ConsoleClient admin;

  @Test
  void noSecretIsInALogAPageOrARow() throws Exception {
    try (TomcatProcess shipped = new TomcatProcess(environment())) {
      tomcat = shipped;
      tomcat.start();
      try (TestNginx front =
          TestNginx.frontWithoutTls(
              tomcat.port(), "server_name login.example.com;", "server_name 127.0.0.1;")) {
        nginx = front;
        uses = new SecretUses(secrets, wechat, new ApiClient(this::uri));
        wechat.pushTo(uri(""));
        admin = new ConsoleClient(this::uri);
        String password = changePassword();
        enterApps();
        uses.run();
        askWithSecrets(nginx.port(), tomcat.port());
        lookAtMetrics();
        useConsole(password);
        tomcat.close();
        askWithSecrets(nginx.port()); // with nobody behind it
      }
    }
    secrets.addAll("a session_key", wechat.sessionKeys());
    secrets.addAll("an access token", wechat.accessTokens());
    look("the server's log", Traces.logs(tomcat.logs()), "login_by_weixin");
    look("nginx's logs", Traces.logs(nginx.logs()), "login_by_weixin");
    look("the database", Traces.rows(TEST_DB), "SIGN_IN");
    assertEquals(List.of(), found);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + nginx.port() + "/wxapplogin" + path);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = WarSettings.environment(TEST_DB, wechat);
    environment.put("WXAPPLOGIN_WECHAT_APPID", FakeWechat.APPID); // the second is entered
    environment.put("WXAPPLOGIN_APP_WX0000000000000001_PUSH_TOKEN", FakeWechat.PUSH_TOKEN);
    environment.put("WXAPPLOGIN_APP_WX0000000000000001_PUSH_AES_KEY", FakeWechat.PUSH_AES_KEY);
    environment.put("WXAPPLOGIN_SERVICES", SecretUses.SERVICE);
    environment.put("WXAPPLOGIN_SERVICE_ORDERS_SECRET", SecretUses.RIGHT);
    environment.put("WXAPPLOGIN_SERVICE_ORDERS_SCOPES", "verify,introspect,metrics,access-token");
    environment.put("WXAPPLOGIN_SESSION_ROTATE_AFTER", "0ms");
    secrets.add("an AppSecret", FakeWechat.SECRET);
    secrets.add("the other AppSecret", FakeWechat.SECOND_SECRET);
    secrets.add("the push token", FakeWechat.PUSH_TOKEN);
    secrets.add("the push key", FakeWechat.PUSH_AES_KEY);
    secrets.add("the sealing key", WarSettings.key("sealing"));
    secrets.add("the lookup key", WarSettings.key("lookup"));
    secrets.add("the first password", TestSettings.ADMIN_PASSWORD);
    return environment;
  }

  /** As obsolete, broken and curious clients do. */
  private void askWithSecrets(int... ports) throws IOException {
    String given = secrets.add("what a query holds", "c2VjcmV0LWluLWEtcXVlcnk");
    String query = "?code=" + given + "&openid=o&session_key=" + given;
    for (int port : List.of(nginx.port(), nginx.plainPort())) {
      RawHttp.ask(port, RawHttp.get("/wxapplogin/login" + query)); // to a name that is not served
    }
    for (String path :
        List.of(
            "/login",
            "/wx/auth/login_by_weixin",
            "/wx/nothing",
            "/wx/push/x",
            "/metrics",
            "/metrics;x",
            "/;x/admin",
            "/a{b",
            "/%zz",
            "/admin/users",
            "/login;code=" + given,
            "/login%3Fcode=" + given,
            "/wx/auth%2Fcheck/" + given,
            "//login",
            "/x".repeat(5_000))) {
      for (int port : ports) {
        ask(port, "GET", path + query, "");
        ask(port, "POST", path + query, "{\"session_key\":\"" + given + "\"}");
        ask(port, "POST", path + query, given + "x".repeat(1_100_000));
      }
    }
  }

  private static void ask(int port, String method, String path, String body) throws IOException {
    String head = "%s /wxapplogin%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n";
    RawHttp.ask(port, head.formatted(method, path, body.length()) + body);
  }

  private void lookAtMetrics() {
    String page =
        new ApiClient(tomcat::uri)
            .send("/metrics", "GET", "", "Authorization", uses.credentials(SecretUses.RIGHT))
            .body();
    look("metrics", page, "wxapplogin_logins_total");
  }

  private String changePassword() throws Exception {
    String wrong = secrets.add("a wrong password", "four wrong words here");
    String password = secrets.add("a password", "four right words here");
    assertEquals(200, admin.tryToSignIn("admin", wrong).status());
    admin.signIn("admin", TestSettings.ADMIN_PASSWORD);
    admin.post(
        "/admin/account/password",
        "current",
        TestSettings.ADMIN_PASSWORD,
        "new",
        password,
        "again",
        password);
    return password;
  }

  /** One at which users log in afterwards, and one that WeChat does not know. */
  private void enterApps() throws Exception {
    enter(
        FakeWechat.SECOND_APPID,
        FakeWechat.SECOND_SECRET,
        FakeWechat.PUSH_TOKEN,
        FakeWechat.PUSH_AES_KEY);
    String secret = secrets.add("an entered AppSecret", "c0ffee00c0ffee11c0ffee22c0ffee33");
    String token = secrets.add("an entered push token", "anEnteredPushToken012345");
    String key = secrets.add("an entered push key", "anEnteredPushKeyABCDEFGHIJKLMNOPQRSTUVWXYZ0");
    enter("wx00000000000000a6", secret, token, key);
    String another = secrets.add("a changed AppSecret", "deadbeef00deadbeef11deadbeef2233");
    admin.post(
        "/admin/apps/2",
        "version",
        "1",
        "name",
        "Sixth",
        "registration",
        "everybody",
        "secret",
        another);
    for (String id : List.of("1", "2")) {
      admin.post("/admin/apps/try", "app", id);
    }
    assertEquals(2, TestRows.count(TEST_DB, "apps WHERE push_key_sealed IS NOT NULL"));
    assertEquals(1, TestRows.count(TEST_DB, "apps WHERE version = 2"));
  }

  private void enter(String appid, String secret, String token, String key) throws Exception {
    admin.post(
        "/admin/apps/new",
        "appid",
        appid,
        "name",
        "Shop",
        "registration",
        "everybody",
        "secret",
        secret,
        "push-token",
        token,
        "push-key",
        key);
  }

  private void useConsole(String password) throws Exception {
    String recoveryCode = setUpTwoSteps();
    admin.tryToSignIn("admin", password);
    admin.post("/admin/sign-in/code", "code", secrets.add("a wrong code", "no-code-of-any"));
    admin.post("/admin/sign-in/code", "code", recoveryCode);
    for (String number : List.of(SecretUses.PHONE, secrets.add("another number", "13987654321"))) {
      admin.post("/admin/users/search", "q", number);
    }
    String user = "/admin/users/" + uses.user();
    admin.post(user + "/make-data-link");
    Matcher link = DATA_LINK.matcher(admin.get(user + "/make-data-link").body());
    assertTrue(link.find());
    secrets.add("a link to personal data", link.group(1));
    lookAtPages();
    admin.post(user + "/reveal-phone");
    String shown = admin.get(user).body();
    assertTrue(shown.contains(SecretUses.PHONE), "a number can be seen where it must be");
    admin.post(user + "/unbind-phone", "reason", "sold");
    assertEquals(1, TestRows.count(TEST_DB, "taken_phones"), "it is kept for a day");
  }

  private String setUpTwoSteps() throws Exception {
    admin.post("/admin/account/totp/begin");
    Matcher secret = TOTP_SECRET.matcher(admin.get("/admin/account/totp").body());
    assertTrue(secret.find());
    byte[] bytes = Totp.fromBase32(Secret.of(secret.group(1)));
    admin.post("/admin/account/totp/confirm", "code", Totp.code(bytes, Totp.step(Instant.now())));
    Matcher code = RECOVERY_CODE.matcher(admin.get("/admin/account/totp").body());
    assertTrue(code.find());
    secrets.add("a two-step secret", secret.group(1));
    return secrets.add("a recovery code", code.group(1));
  }

  private void lookAtPages() throws Exception {
    secrets.addAll("a cookie", admin.secretCookies());
    for (String path : PAGES) {
      ConsoleClient.Page page = admin.get(path.formatted(uses.user()));
      assertEquals(200, page.status(), path);
      look(path, page.body(), path.endsWith(".csv") ? "," : "</html>");
    }
  }

  private void look(String place, String text, String expected) {
    assertTrue(text.contains(expected), () -> place + " has no " + expected + ": " + text);
    found.addAll(secrets.in(place, text));
    found.addAll(secrets.bytesIn(place, text));
  }
}
