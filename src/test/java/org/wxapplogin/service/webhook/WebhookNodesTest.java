package org.wxapplogin.service.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.domain.UserEventType.USER_CREATED;
import static org.wxapplogin.domain.UserEventType.USER_DELETED;
import static org.wxapplogin.domain.UserEventType.USER_DISABLED;
import static org.wxapplogin.domain.UserEventType.USER_ENABLED;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.webhook.TestReceiver;

/** Several nodes, several receivers, and nodes that stop in the middle. */
class WebhookNodesTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private WebhookFixture fixture;
  private Webhooks one;
  private Webhooks two;

  @BeforeEach
  void start() throws Exception {
    fixture = new WebhookFixture(TEST_DB);
    one = WebhookFixture.of(fixture.node());
    two = WebhookFixture.of(fixture.node());
    one.run(); // the first has the lease
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  @Test
  void oneNodeAtATimeDelivers() {
    fixture.happens(1, USER_CREATED);
    two.run();
    assertEquals(List.of(), fixture.heard(1));
    one.run();
    two.run();
    assertEquals(List.of("created"), fixture.heard(1));
  }

  @Test
  void whenANodeDiesAnotherGoesOnWithinFiveSeconds() {
    fixture.happens(1, USER_CREATED, USER_DISABLED);
    one.run();
    fixture.happens(1, USER_ENABLED, USER_DELETED);
    fixture.clock.advance(Duration.ofSeconds(2));
    two.run();
    assertEquals(List.of("created", "disabled"), fixture.heard(1), "the lease lasts still");

    fixture.clock.advance(Duration.ofSeconds(2)); // with its look every 250 ms, less than five
    two.run();
    assertEquals(List.of("created", "disabled", "enabled", "deleted"), fixture.heard(1));
  }

  @Test
  void aNodeThatComesBackFromAPauseDeliversNothingMore() {
    fixture.happens(1, USER_CREATED);
    one.run();
    fixture.clock.advance(Duration.ofSeconds(4)); // the first node sleeps
    two.run();
    fixture.happens(1, USER_DISABLED);
    one.run();
    assertEquals(List.of("created"), fixture.heard(1));
    two.run();
    one.run();
    assertEquals(List.of("created", "disabled"), fixture.heard(1));
    assertEquals("2", cursor());
  }

  @Test
  void aNodeThatSleptAndLostNothingGoesOn() {
    fixture.clock.advance(Duration.ofHours(1));
    fixture.happens(1, USER_CREATED);
    one.run();
    assertEquals(List.of("created"), fixture.heard(1));
  }

  @Test
  void aNodeThatStopsInGoodOrderHandsOverAtOnce() {
    WebhookFixture.close(one);
    fixture.happens(1, USER_CREATED);
    two.run();
    assertEquals(List.of("created"), fixture.heard(1));
  }

  @Test
  void whatWasUnderWayWhenANodeStoppedComesFromTheNext() throws Exception {
    fixture.receiver.answers(fixture.receiver.hang());
    for (int user = 1; user <= 60; user++) {
      fixture.happens(user, USER_CREATED, USER_DELETED);
    }
    Thread driver = new Thread(one::run);
    driver.start();
    while (fixture.receiver.calls().size() < Health.PLACES) {
      Thread.onSpinWait();
    }
    one.close();
    driver.join();
    one.leave();
    assertEquals("0", cursor());
    assertEquals(
        List.of(), TestRows.texts(TEST_DB, "SELECT seq FROM webhook_retries"), "no failure");

    fixture.receiver.answers(TestReceiver.status(200));
    two.run();
    Set<String> ids = new HashSet<>();
    fixture.receiver.calls().forEach(call -> ids.add(call.headers().get("webhook-id")));
    assertEquals(120, ids.size());
    for (int user = 1; user <= 60; user++) {
      List<String> heard = fixture.heard(user);
      assertEquals(List.of("created", "deleted"), heard.subList(heard.size() - 2, heard.size()));
    }
    assertEquals("120", cursor());
  }

  @Test
  void aReceiverThatHangsHoldsUpNoOther() throws Exception {
    WebhookFixture.close(one);
    WebhookFixture.close(two);
    fixture.receiver.answers(fixture.receiver.hang());
    CountDownLatch came = new CountDownLatch(3);
    try (TestReceiver other = new TestReceiver()) {
      other.answers(
          (call, out) -> {
            came.countDown();
            TestReceiver.status(200).answer(call, out);
          });
      Webhooks both =
          WebhookFixture.of(
              fixture.node(
                  "webhooks",
                  "shop,crm",
                  "webhook.crm.url",
                  other.uri().toString(),
                  "webhook.crm.secret",
                  WebhookFixture.OLD_SECRET));
      both.run();
      ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
      both.start(threads, failure -> {});
      fixture.happens(1, USER_CREATED, USER_DISABLED, USER_DELETED);

      assertTrue(came.await(1, TimeUnit.MINUTES));
      assertTrue(other.calls().get(0).isSignedWith(WebhookFixture.OLD_SECRET));
      both.close();
      threads.shutdown();
      assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
      both.leave();
    }
  }

  private static String cursor() {
    return TestRows.texts(TEST_DB, "SELECT cursor_seq FROM webhook_receivers WHERE name = 'shop'")
        .get(0);
  }
}
