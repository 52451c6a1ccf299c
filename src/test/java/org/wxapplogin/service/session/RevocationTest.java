package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
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
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/**
 * Two nodes on one database. Time that makes memory old is moved by the test, so that what holds
 * "within a second" is proved at the edge of that second.
 */
class RevocationTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = site.node(nanos::get);
  private final TestServer two = site.node(nanos::get);

  static Stream<Named<ObjLongConsumer<TestServer>>> waysToEnd() {
    return Stream.of(
        Named.of("ban", (node, user) -> node.app().ends().disable(user)),
        Named.of("kick", (node, user) -> node.app().ends().endAll(user)),
        Named.of(
            "end of a device",
            (node, user) ->
                node.app()
                    .ends()
                    .endFamily(user, node.app().sessions().devices(user).get(0).family())));
  }

  @ParameterizedTest
  @MethodSource("waysToEnd")
  void whatOneNodeEndsTheOtherRefusesAfterItsNextPoll(ObjLongConsumer<TestServer> way) {
    Reply login = login();
    assertEquals(0, check(two, login));

    way.accept(one, userId(login));
    assertEquals(501, check(one, login), "the same node, at once");
    assertEquals(0, check(two, login), "still in memory: less than a second old");

    two.app().revocations().poll();
    assertEquals(501, check(two, login));
  }

  @ParameterizedTest
  @MethodSource("waysToEnd")
  void nodeThatIsLateToPollDoesNotTrustItsMemory(ObjLongConsumer<TestServer> way) {
    Reply login = login();
    two.app().revocations().poll();
    assertEquals(0, check(two, login));
    way.accept(one, userId(login));

    pass(Duration.ofSeconds(1));
    assertEquals(0, check(two, login), "to the nanosecond within the promise");
    pass(Duration.ofNanos(1));
    assertEquals(501, check(two, login));
  }

  @Test
  void revocationsMissedInALongSilenceAreMadeUpFor() {
    Reply login = login();
    assertEquals(0, check(two, login));
    one.app().ends().endAll(userId(login));
    // As if the row had been read by nobody in its time and cleaned up.
    TestRows.execute(TEST_DB, "DELETE FROM revocations");

    pass(Duration.ofSeconds(9));
    two.app().revocations().poll();
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
  void rotationOnOneNodeIsKnownOnTheOther() {
    Login login = wechat.login();
    Reply reply =
        new ApiClient(one)
            .post(
                "/wx/auth/login_by_weixin",
                "{\"code\":\"" + login.code() + "\",\"rotation\":true}");
    clock.advance(Duration.ofHours(12));
    String old = reply.token();
    String next = new ApiClient(one).check(old).header("X-Next-Token");
    assertEquals(next, new ApiClient(two).check(old).header("X-Next-Token"));

    assertEquals(0, new ApiClient(one).check(next).errno());
    two.app().revocations().poll();
    clock.advance(Duration.ofSeconds(30));
    assertEquals(501, new ApiClient(two).check(old).errno());
    assertEquals(501, new ApiClient(two).check(next).errno());
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
      two.app().revocations().poll();
    }
  }
}
