package org.wxapplogin.service.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.admin.Origin;
import org.wxapplogin.service.admin.SignIn.State;

/** Three nodes on one database: one with the right time, one an hour ahead, one an hour behind. */
class ClocksApartTest {
  private static final Origin OFFICE = new Origin(ClientAddress.of("198.51.100.7"), "", "");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  private TestServer right;
  private TestServer ahead;
  private TestServer behind;

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    right = node(Duration.ZERO);
    ahead = node(Duration.ofHours(1));
    behind = node(Duration.ofHours(-1));
  }

  @AfterEach
  void stop() {
    nodes().forEach(TestServer::close);
    wechat.close();
  }

  @Test
  void nothingIsDeletedEarly() {
    String token = login(right);
    Reply cancelled = new ApiClient(right).login(wechat.login().code());
    new ApiClient(right).post("/wx/user/cancel", "{}", "X-OA-Token", cancelled.token());
    long events = TestRows.count(TEST_DB, "login_events");

    assertTrue(ahead.app().account().cleanUp().run());

    assertEquals(0, new ApiClient(ahead).check(token).errno());
    assertEquals(1, TestRows.count(TEST_DB, "sessions"));
    assertEquals(2, TestRows.count(TEST_DB, "users"));
    assertEquals(events, TestRows.count(TEST_DB, "login_events"));
  }

  @Test
  void whatOneNodeOpensIsOpenOnTheOthers() {
    for (TestServer from : nodes()) {
      String token = login(from);
      for (TestServer node : nodes()) {
        assertEquals(0, new ApiClient(node).check(token).errno());
      }
    }
  }

  @Test
  void noLeaseIsTakenFromAnother() {
    assertTrue(right.app().account().cleanUp().run());

    assertFalse(ahead.app().account().cleanUp().run());
    assertFalse(behind.app().account().cleanUp().run());
  }

  @Test
  void noTokenIsCalledReused() {
    String old = rotatingLogin(right);
    String next = new ApiClient(right).check(old).header("X-Next-Token");
    assertEquals(0, new ApiClient(right).check(next).errno(), "now the old one is replaced");

    for (TestServer node : nodes()) {
      assertEquals(0, new ApiClient(node).check(old).errno(), "within its grace");
      assertEquals(0, new ApiClient(node).check(next).errno());
    }
  }

  @Test
  void aLockOutHoldsOnAllNodesAtOnce() {
    for (int i = 0; i < 5; i++) {
      assertEquals(State.REFUSED, signIn(right, "guess"));
    }

    for (TestServer node : nodes()) {
      assertEquals(State.REFUSED, signIn(node, TestSettings.ADMIN_PASSWORD));
    }
  }

  @Test
  void aNodeWhoseClockIsWrongIsNotReadyAndServes() {
    assertEquals("{\"status\":\"UP\"}", ask(right, "/health/ready", 200));
    for (TestServer off : List.of(ahead, behind)) {
      assertEquals("{\"status\":\"DOWN\",\"reasons\":[\"clock\"]}", ask(off, "/health/ready", 503));
      assertEquals(
          "{\"status\":\"DEGRADED\",\"reasons\":[\"clock\"]}", ask(off, "/health/serving", 200));
    }
  }

  private static String ask(TestServer node, String path, int status) {
    Reply reply = new ApiClient(node).get(path);
    assertEquals(status, reply.status());
    return reply.body().toString();
  }

  private static State signIn(TestServer node, String password) {
    return node.app().admins().signIns().signIn("admin", Secret.of(password), OFFICE).state();
  }

  private String login(TestServer node) {
    return new ApiClient(node).login(wechat.login().code()).token();
  }

  private String rotatingLogin(TestServer node) {
    return new ApiClient(node).loginWithRotation(wechat.login().code()).token();
  }

  private List<TestServer> nodes() {
    return Stream.of(right, ahead, behind).toList();
  }

  private TestServer node(Duration offset) {
    TestServer node =
        TestServer.start(
            TestSettings.with(
                wechat.uri(),
                "session.idle",
                "30m",
                "account.cooling-off",
                "30m",
                "session.rotate-after",
                "0ms"),
            TEST_DB.dataSource(),
            Clock.offset(Clock.systemUTC(), offset));
    node.app().follow();
    return node;
  }
}
