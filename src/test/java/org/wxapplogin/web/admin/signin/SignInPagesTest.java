package org.wxapplogin.web.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** Signing in and out over HTTP: who gets in, what is refused, where one is led. */
class SignInPagesTest extends ConsoleTest {
  private AdminClient client;

  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server());
  }

  @Test
  void whoIsNotSignedInIsLedToSignInAndBack() {
    HttpResponse<String> led = client.get("/admin/users?q=%E6%9D%8E&size=50");

    assertEquals(302, led.statusCode());
    assertEquals(
        "/admin/sign-in?to=%2Fadmin%2Fusers%3Fq%3D%25E6%259D%258E%26size%3D50", location(led));
    HttpResponse<String> form = client.get(location(led));
    String to = find(form, "name=\"to\" value=\"([^\"]*)\"").replace("&amp;", "&");

    HttpResponse<String> back = client.signIn(TestSettings.ADMIN_PASSWORD, to);

    assertEquals(303, back.statusCode());
    assertEquals("/admin/users?q=%E6%9D%8E&size=50", location(back));
    assertEquals(200, client.get(location(back)).statusCode());
  }

  @Test
  void wrongPasswordShowsTheFormAgain() {
    HttpResponse<String> again =
        client.with("Accept-Language", "en").signIn("wrong", "/admin/users?q=a");

    assertEquals(200, again.statusCode());
    assertTrue(again.body().contains("The name or the password is wrong."), again.body());
    assertTrue(again.body().contains("value=\"/admin/users?q=a\""), again.body());
    assertFalse(again.body().contains("wrong\""), "the password must not come back");
    assertEquals("", client.cookie("wxapplogin_admin"));
    assertEquals(302, client.get("/admin/users").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/admin\\..\\evil",
        "/admin/../login",
        "/admin/%2e%2e/x",
        "/adminevil",
        "/login",
        "javascript:alert(1)",
        "/admin/users\r\nSet-Cookie: a=b",
        "/admin/users#x",
        "/admin//evil.example"
      })
  void leadsToNoPlaceButItsOwn(String to) {
    assertEquals("/admin/", location(client.signIn(TestSettings.ADMIN_PASSWORD, to)));
  }

  @Test
  void theCookieIsForTheAdminPagesOfThisSiteAlone() {
    HttpResponse<String> reply = client.signIn(TestSettings.ADMIN_PASSWORD, "");

    String cookie =
        reply.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("wxapplogin_admin="))
            .findFirst()
            .orElseThrow();
    assertTrue(
        cookie.matches(
            "wxapplogin_admin=[A-Za-z0-9_-]{43}; Path=/wxapplogin/admin; HttpOnly; SameSite=Strict"),
        cookie);
  }

  @Test
  void cookiesAreForHttpsOnlyUnlessConfiguredOtherwise() {
    try (TestServer server =
        TestServer.start(
            TestSettings.with(URI.create("http://127.0.0.1:9"), "admin.secure-cookie", "true"),
            TEST_DB.dataSource(),
            SITE.clock())) {
      List<String> cookies =
          new AdminClient(server).get("/admin/sign-in?x=y").headers().allValues("Set-Cookie");

      assertEquals(1, cookies.size());
      assertTrue(cookies.get(0).contains("; Secure; HttpOnly"), cookies.get(0));
    }
  }

  @Test
  void everySignInIsANewSessionAndEndsTheOneBefore() {
    String before = client.signedIn().cookie("wxapplogin_admin");
    AdminClient thief = new AdminClient(SITE.server()).with("Cookie", "wxapplogin_admin=" + before);
    assertEquals(200, thief.get("/admin/users").statusCode());

    HttpResponse<String> form = new AdminClient(SITE.server()).get("/admin/sign-in");
    String seed = form.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    AdminClient again =
        new AdminClient(SITE.server()).with("Cookie", seed + "; wxapplogin_admin=" + before);
    again.post(
        "/admin/sign-in",
        "csrf",
        csrfToken(form),
        "name",
        "admin",
        "password",
        TestSettings.ADMIN_PASSWORD);

    assertNotEquals(before, again.cookie("wxapplogin_admin"));
    assertEquals(302, thief.get("/admin/users").statusCode());
  }

  @Test
  void signingOutEndsTheSession() {
    client.signedIn();
    String cookie = client.cookie("wxapplogin_admin");

    HttpResponse<String> out =
        client.post("/admin/sign-out", "csrf", csrfToken(client.get("/admin/users")));

    assertEquals(303, out.statusCode());
    assertEquals("/admin/sign-in", location(out));
    assertEquals("", client.cookie("wxapplogin_admin"));
    AdminClient thief = new AdminClient(SITE.server()).with("Cookie", "wxapplogin_admin=" + cookie);
    assertEquals(302, thief.get("/admin/users").statusCode());
  }

  @Test
  void aFormWithoutOrWithAForeignMarkIsRefused() {
    String foreign = csrfToken(new AdminClient(SITE.server()).signedIn().get("/admin/users"));
    client.signedIn();

    for (String csrfToken : List.of("", "x", foreign)) {
      assertEquals(403, client.post("/admin/sign-out", "csrf", csrfToken).statusCode(), csrfToken);
    }
    assertEquals(403, client.post("/admin/sign-out").statusCode());
    assertEquals(
        403,
        client.post("/admin/sign-out?csrf=" + csrfToken(client.get("/admin/users"))).statusCode());
    assertEquals(200, client.get("/admin/users").statusCode());
  }

  @Test
  void aSignInThatNoFormOfOursSentIsRefused() {
    String[] right = {"name", "admin", "password", TestSettings.ADMIN_PASSWORD};

    assertEquals(403, client.post("/admin/sign-in", right).statusCode());
    String foreign = csrfToken(new AdminClient(SITE.server()).get("/admin/sign-in"));
    client.get("/admin/sign-in");
    HttpResponse<String> refused =
        client.post("/admin/sign-in", "csrf", foreign, right[0], right[1], right[2], right[3]);
    assertEquals(403, refused.statusCode());
    assertEquals("", client.cookie("wxapplogin_admin"));
  }

  @Test
  void whatTheBrowserSaysComesFromElsewhereIsRefused() {
    client.signedIn();
    String csrfToken = csrfToken(client.get("/admin/users"));

    client.with("Sec-Fetch-Site", "cross-site");

    assertEquals(403, client.post("/admin/sign-out", "csrf", csrfToken).statusCode());
  }

  @Test
  void tooManyTriesAreToldToWait() {
    String csrfToken = csrfToken(client.get("/admin/sign-in"));
    HttpResponse<String> last = null;
    for (int i = 0; i < 31; i++) {
      last = client.post("/admin/sign-in", "csrf", csrfToken, "name", "admin", "password", "");
    }

    assertEquals(429, last.statusCode());
    assertTrue(Integer.parseInt(header(last, "Retry-After")) >= 1);
  }

  @Test
  void aSessionThatIsOverLeadsToSignIn() {
    client.signedIn();
    SITE.clock().advance(Duration.ofMinutes(30));

    assertEquals(302, client.get("/admin/users").statusCode());
    HttpResponse<String> post = client.post("/admin/sign-out", "csrf", "x");
    assertEquals(303, post.statusCode());
    assertEquals("/admin/sign-in", location(post));
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String find(HttpResponse<String> page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertTrue(matcher.find(), page.body());
    return matcher.group(1);
  }
}
