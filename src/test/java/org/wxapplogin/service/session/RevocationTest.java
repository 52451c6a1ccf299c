package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Session;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Push;
import org.wxapplogin.service.admin.Actor;

/**
 * Two nodes on one database. Time that makes memory old is moved by the test, so that what holds
 * "within a second" is proved at the edge of that second.
 */
class RevocationTest {
  private static final Actor OWNER =
      new Actor(
          new Admin(1, "owner", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = node();
  private final TestServer two = node();

  /** Ends the sessions of a user through one node, which nobody tells to forget them. */
  private interface Way {
    void end(RevocationTest test, TestServer node, long user);
  }

  static Stream<Named<Way>> waysToEnd() {
    return Stream.of(
        Named.of("ban", (test, node, user) -> node.disable(user)),
        Named.of("kick", (test, node, user) -> node.app().sessions().ends().endAll(user)),
        Named.of(
            "end of a device",
            (test, node, user) ->
                node.app().sessions().ends().endFamily(user, device(node, user).family())),
        Named.of(
            "cancellation",
            (test, node, user) -> node.app().account().cancellation().cancel(device(node, user))),
        Named.of(
            "erasure",
            (test, node, user) ->
                node.app().users().erasure().erase(OWNER, user, Long.toString(user))),
        Named.of(
            "end of the WeChat account", (test, node, user) -> test.pushCancelled(node, user)));
  }

  @ParameterizedTest
  @MethodSource("waysToEnd")
  void whatOneNodeEndsHoldsThereAtOnceAndOnTheOtherAfterItsNextPoll(Way way) {
    Reply login = login();
    assertEquals(0, check(one, login), "from now on in memory");
    assertEquals(0, check(two, login));

    way.end(this, one, userId(login));
    assertEquals(501, check(one, login), "the same node, at once");
    assertEquals(0, check(two, login), "still in memory: less than a second old");

    two.app().sessions().revocations().poll();
    assertEquals(501, check(two, login));
  }

  @ParameterizedTest
  @MethodSource("waysToEnd")
  void nodeThatIsLateToPollDoesNotTrustItsMemory(Way way) {
    Reply login = login();
    two.app().sessions().revocations().poll();
    assertEquals(0, check(two, login));
    way.end(this, one, userId(login));

    pass(Duration.ofSeconds(1));
    assertEquals(0, check(two, login), "to the nanosecond within the promise");
    pass(Duration.ofNanos(1));
    assertEquals(501, check(two, login));
  }

  @Test
  void revocationsMissedInALongSilenceAreMadeUpFor() {
    Reply login = login();
    assertEquals(0, check(two, login));
    one.app().sessions().ends().endAll(userId(login));
    // As if the row had been read by nobody in its time and cleaned up.
    TestRows.execute(TEST_DB, "DELETE FROM revocations");

    pass(Duration.ofSeconds(9));
    two.app().sessions().revocations().poll();
    assertEquals(501, check(two, login));
  }

  @Test
  void sessionInMemoryIsReadAgainAfterItsTime() {
    Reply login = login();
    assertEquals(0, check(two, login));
    TestRows.execute(TEST_DB, "DELETE FROM sessions"); // by hand, telling nobody

    passPolling(Duration.ofSeconds(30));
    assertEquals(0, check(two, login));
    passPolling(Duration.ofSeconds(1));
    assertEquals(501, check(two, login));
  }

  @Test
  void rotationIsKnownAtOnceOnItsNode() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = new ApiClient(one).check(old).header("X-Next-Token");
    assertEquals(0, new ApiClient(one).check(next).errno());

    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, new ApiClient(one).check(old).errno());
    assertEquals(501, new ApiClient(one).check(next).errno());
  }

  @Test
  void rotationOnOneNodeIsKnownOnTheOther() {
    String old = rotatingLogin();
    clock.advance(Duration.ofHours(12));
    String next = new ApiClient(one).check(old).header("X-Next-Token");
    assertEquals(0, new ApiClient(two).check(old).errno(), "from now on in memory");

    assertEquals(0, new ApiClient(one).check(next).errno());
    two.app().sessions().revocations().poll();
    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, new ApiClient(two).check(old).errno());
    assertEquals(501, new ApiClient(two).check(next).errno());
  }

  private TestServer node() {
    String push = "app." + FakeWechat.APPID + ".push.";
    return site.node(
        nanos::get, push + "token", FakeWechat.PUSH_TOKEN, push + "act-on-plain", "true");
  }

  /** As WeChat pushes it when somebody closes their account there. */
  private void pushCancelled(TestServer node, long user) {
    JsonObject fields = new JsonObject();
    fields.addProperty("OpenID", device(node, user).openid());
    wechat.pushTo(node.uri(""));
    wechat.push(
        new Push(FakeWechat.APPID, "user_authorization_cancellation", fields, false, false));
  }

  private static Session device(TestServer node, long user) {
    return node.app().sessions().sessions().devices(user).get(0);
  }

  private String rotatingLogin() {
    return new ApiClient(one).loginWithRotation(wechat.login().code()).token();
  }

  private Reply login() {
    return new ApiClient(one).login(wechat.login().code());
  }

  private static int check(TestServer node, Reply login) {
    return new ApiClient(node).check(login.token()).errno();
  }

  private static long userId(Reply login) {
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void passPolling(Duration time) {
    for (Duration left = time; !left.isZero(); left = left.minusMillis(500)) {
      pass(Duration.ofMillis(500));
      two.app().sessions().revocations().poll();
    }
  }
}
