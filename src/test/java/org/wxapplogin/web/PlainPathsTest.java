package org.wxapplogin.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;

/** A path that a proxy may read in another way than this server is refused before anything else. */
public class PlainPathsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  /** Paths that reach the application and are not plain, each in a way of its own. */
  public static final List<String> TRICKS =
      List.of(
          "/wxapplogin/admin;x/sign-in",
          "/wxapplogin/;x/admin/sign-in",
          "/wxapplogin;x/admin/sign-in",
          "/wxapplogin;jsessionid=1/admin/sign-in",
          "/;x/wxapplogin/admin/sign-in",
          "/wxapplogin/admin/sign-in;x",
          "/wxapplogin/admin/sign-in;",
          "/wxapplogin/metrics;x",
          "/wxapplogin/metrics;",
          "/wxapplogin/health;x/ready",
          "/wxapplogin/health/ready;x",
          "//wxapplogin/admin/sign-in",
          "/wxapplogin//admin/sign-in",
          "/wxapplogin/admin//sign-in",
          "///wxapplogin/health/ready",
          "/./wxapplogin/admin/sign-in",
          "/wxapplogin/./admin/sign-in",
          "/wxapplogin/x/../admin/sign-in",
          "/wxapplogin/static/../admin/sign-in",
          "/x/../wxapplogin/metrics",
          "/wxapplogin/health/x/../ready",
          "/wxapplogin/health/.",
          "/wxapplogin/%61dmin/sign-in",
          "/wxapplogin/adm%69n/sign-in",
          "/%77xapplogin/metrics",
          "/wxapplogin/metric%73",
          "/wxapplogin/%2561dmin/sign-in",
          "/wxapplogin/%3bx/admin/sign-in",
          "/wxapplogin/admin%3bx/sign-in",
          "/wxapplogin/x/%2e%2e/admin/sign-in",
          "/wxapplogin/%2e/admin/sign-in",
          "/wxapplogin/x/.%2e/metrics",
          "/wxapplogin/health%0a/ready",
          "/wxapplogin/health/ready%0d%0a",
          "/wxapplogin/admin/sign-in%20",
          "/wxapplogin/admin/%E7%94%A8%E6%88%B7",
          "/wxapplogin/static/;x");

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final TestServer server = site.node();

  @Test
  void everyTrickIs400InTheFrame() {
    assertAll(TRICKS.stream().map(path -> () -> refused(path)));
  }

  private void refused(String path) throws Exception {
    Reply reply = RawHttp.ask(server.uri("").getPort(), RawHttp.get(path)).orElseThrow();
    assertEquals(400, reply.status(), path);
    assertTrue(reply.body().startsWith("{\"errno\":401,"), () -> path + ": " + reply.body());
    assertTrue(reply.header("X-Request-Id").isPresent(), path);
  }

  /** Tomcat itself refuses what is no path at all. */
  @Test
  void whatTomcatRefusesIs400Too() throws Exception {
    for (String path :
        List.of(
            "/wxapplogin/admin%2fsign-in",
            "/wxapplogin/admin%5csign-in",
            "/wxapplogin\\admin\\sign-in",
            "/wxapplogin/x%00/admin",
            "/wxapplogin/%zz",
            "/wxapplogin/admin/%C0%AFsign-in",
            "/wxapplogin/../../x",
            "/wxapplogin/a{b")) {
      assertEquals(
          400,
          RawHttp.ask(server.uri("").getPort(), RawHttp.get(path)).orElseThrow().status(),
          path);
    }
  }

  /** The container would send a suspended request to the path as it was written. */
  @Test
  void aCodeIsNotSpentWhereTheReplyCouldNotCome() throws Exception {
    String code = site.wechat().login().code();

    Reply refused =
        RawHttp.ask(server.uri("").getPort(), RawHttp.get("//wxapplogin/login?code=" + code))
            .orElseThrow();

    assertEquals(400, refused.status());
    assertEquals(0, new ApiClient(server).login(code).errno());
  }

  @Test
  void theQueryMayHoldAnything() throws Exception {
    Reply reply =
        RawHttp.ask(
                server.uri("").getPort(),
                RawHttp.get("/wxapplogin/health/live?a=;//..%2f%2561&b=/../"))
            .orElseThrow();
    assertEquals(200, reply.status());
  }
}
