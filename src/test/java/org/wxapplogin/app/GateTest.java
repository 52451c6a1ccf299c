package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.Fault;

/** What a node answers before it has started, and while it stops. */
class GateTest {
  private static final String CODE2SESSION = "/sns/jscode2session";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private TestSite site;
  private TestServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    site = new TestSite(TEST_DB, new TestClock(Instant.parse("2026-01-31T16:30:00Z")));
    server = site.node("wechat.exchange-deadline", "30s");
    api = new ApiClient(server);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aNodeThatStopsIsNotReadyAndBeginsNoLoginButKnowsItsUsers() {
    String token = api.login(site.wechat().login().code()).token();

    server.app().leave();

    Reply ready = api.get("/health/ready");
    assertEquals(503, ready.status());
    assertTrue(ready.body().toString().contains("closing"), ready.body().toString());
    assertUnavailable(api.login(site.wechat().login().code()));
    Reply check = api.check(token);
    assertEquals(0, check.errno());
    assertEquals("close", check.header("Connection"));
    assertEquals(200, api.get("/health/live").status());
  }

  @Test
  void whateverIsUnderWayIsAnsweredBeforeTheEnd() {
    site.wechat().fault(Fault.on(CODE2SESSION).mode(Delivery.HANG));
    CompletableFuture<Reply> hanging = CompletableFuture.supplyAsync(() -> api.login("a code"));
    while (server.app().gate().suspended() == 0) {
      Thread.onSpinWait();
    }

    server.app().gate().answerAll();

    assertUnavailable(hanging.join());
    assertUnavailable(api.login("one that came later"));
  }

  @Test
  void beforeTheStartEveryPathSaysInItsOwnWayThatItIsNotThereYet() {
    server.app().gate().await();

    assertUnavailable(api.login("a code"));
    assertUnavailable(api.check("a token"));
    assertUnavailable(api.get("/auth/verify"));
    assertUnavailable(api.get("/avatars/x"));
    assertUnavailable(api.get("/internal/access-token"));
    assertEquals(503, api.post("/oauth2/introspect", "{}").status());
    Reply ready = api.get("/health/ready");
    assertEquals(503, ready.status());
    assertTrue(ready.body().toString().contains("starting"), ready.body().toString());
    assertEquals(503, api.get("/health/serving").status());
    assertEquals(200, api.get("/health/live").status());
    assertEquals(401, api.get("/metrics").status(), "it asks for a password, so it is there");
    var page = api.send("/admin/users", "GET", "", "Accept", "text/html");
    assertEquals(503, page.statusCode());
    assertEquals("1", page.headers().firstValue("Retry-After").orElseThrow());
    assertTrue(page.body().contains("<html"), page.body());

    server.app().gate().open();

    assertEquals(0, api.login(site.wechat().login().code()).errno());
  }

  private static void assertUnavailable(Reply reply) {
    assertEquals(503, reply.status());
    assertEquals(502, reply.errno());
    assertEquals("1", reply.header("Retry-After"));
  }
}
