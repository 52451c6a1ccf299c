package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** One client with many requests under way, on two nodes, of whose replies some are lost. */
class RotationRaceTest {
  private static final int PARALLEL = 50;
  private static final int REQUESTS_EACH = 40;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final AtOnce atOnce = new AtOnce(PARALLEL);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = site.node("session.rotate-after", "20ms");
  private final TestServer two = site.node("session.rotate-after", "20ms");

  @Test
  void noRequestOfAnHonestClientIsRefusedAndAThiefEndsTheSignIn() {
    String first = new ApiClient(one).loginWithRotation(wechat.login().code()).token();
    AtomicReference<String> newest = new AtomicReference<>(first);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger counter = new AtomicInteger();

    atOnce.each(
        i -> {
          ApiClient api = new ApiClient(i % 2 == 0 ? one : two);
          for (int n = 0; n < REQUESTS_EACH; n++) {
            request(api, newest, seen, counter.incrementAndGet() % 5 == 0);
          }
          return i;
        });
    assertTrue(seen.size() > 10, "tokens have changed " + seen.size() + " times");
    assertNotEquals(first, newest.get());

    ApiClient api = new ApiClient(one);
    assertEquals(0, api.check(newest.get()).errno());
    clock.advance(Duration.ofSeconds(31));
    assertEquals(501, api.check(first).errno(), "who comes with the first token now is a thief");
    assertEquals(501, api.check(newest.get()).errno());
  }

  /** Uses the newest token the client has seen; a reply that is lost tells it nothing. */
  private void request(
      ApiClient api, AtomicReference<String> newest, Set<String> seen, boolean lost) {
    clock.advance(Duration.ofMillis(1));
    String token = newest.get();
    Reply reply = api.check(token);
    assertEquals(0, reply.errno());
    String next = reply.header("X-Next-Token");
    if (!lost && !next.isEmpty() && newest.compareAndSet(token, next)) {
      seen.add(next);
    }
  }
}
