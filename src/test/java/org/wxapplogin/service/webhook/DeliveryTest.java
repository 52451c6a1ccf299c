package org.wxapplogin.service.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.domain.UserEventType.SESSION_REUSE_DETECTED;
import static org.wxapplogin.domain.UserEventType.USER_CREATED;
import static org.wxapplogin.domain.UserEventType.USER_DELETED;
import static org.wxapplogin.domain.UserEventType.USER_DISABLED;
import static org.wxapplogin.domain.UserEventType.USER_ENABLED;
import static org.wxapplogin.domain.UserEventType.USER_SIGNED_IN;
import static org.wxapplogin.service.webhook.WebhookFixture.OLD_SECRET;
import static org.wxapplogin.service.webhook.WebhookFixture.SECRET;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.webhook.TestReceiver;
import org.wxapplogin.webhook.TestReceiver.Call;

/** One node and one receiver, which takes events, or does not. */
class DeliveryTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private WebhookFixture fixture;
  private Webhooks node;

  @BeforeEach
  void start() throws Exception {
    fixture = new WebhookFixture(TEST_DB);
    node = begin();
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  /** A receiver hears of what happens from its first start on. */
  private Webhooks begin(String... settings) {
    Webhooks begun = WebhookFixture.of(fixture.node(settings));
    begun.run();
    return begun;
  }

  @Test
  void anEventComesSignedWithTheTimeOfTheCall() {
    fixture.happens(7, USER_CREATED);
    fixture.clock.advance(Duration.ofMinutes(1));
    node.run();

    assertEquals(1, fixture.receiver.calls().size());
    Call call = fixture.receiver.calls().get(0);
    assertEquals(
        "{\"id\":\"evt_1\",\"type\":\"user.created\",\"at\":\"2026-11-21T08:00:00Z\",\"userId\":7,"
            + "\"appid\":\""
            + FakeWechat.APPID
            + "\"}",
        call.body());
    assertEquals("evt_1", call.headers().get("webhook-id"));
    assertEquals(
        Long.toString(fixture.clock.instant().getEpochSecond()),
        call.headers().get("webhook-timestamp"));
    assertTrue(call.isSignedWith(SECRET));
    assertFalse(call.isSignedWith(OLD_SECRET));
  }

  @Test
  void whileSecretsAreExchangedBothFit() {
    WebhookFixture.close(node);
    node = begin("webhook.shop.previous-secret", OLD_SECRET);
    fixture.happens(7, USER_CREATED);
    node.run();

    Call call = fixture.receiver.calls().get(0);
    assertTrue(call.isSignedWith(SECRET));
    assertTrue(call.isSignedWith(OLD_SECRET));
  }

  @Test
  void onlyWhatIsAskedForComes() {
    fixture.happens(1, USER_CREATED, USER_SIGNED_IN, SESSION_REUSE_DETECTED);
    fixture.happens(FakeWechat.SECOND_APPID, 1, USER_CREATED);
    node.run();
    assertEquals(List.of("created", "reuse_detected", "created"), fixture.heard(1));

    WebhookFixture.close(node);
    node = begin("webhook.shop.events", "user.signed_in", "webhook.shop.apps", FakeWechat.APPID);
    fixture.happens(2, USER_CREATED, USER_SIGNED_IN);
    fixture.happens(FakeWechat.SECOND_APPID, 2, USER_SIGNED_IN);
    node.run();
    assertEquals(List.of("signed_in"), fixture.heard(2));
  }

  @Test
  void whatHappenedWhileNobodyDeliveredComesLater() {
    WebhookFixture.close(node);
    fixture.happens(1, USER_CREATED);
    begin();
    assertEquals(List.of("created"), fixture.heard(1));
  }

  @Test
  void manyEventsComeOnceEachAndInOrderOfEachUser() {
    for (int i = 0; i < 30; i++) {
      for (int user = 1; user <= 50; user++) {
        fixture.happens(user, i % 2 == 0 ? USER_DISABLED : USER_ENABLED);
      }
    }
    node.run();

    List<Call> calls = fixture.receiver.calls();
    assertEquals(1500, calls.size());
    assertEquals(
        1500, calls.stream().map(call -> call.headers().get("webhook-id")).distinct().count());
    for (int user = 1; user <= 50; user++) {
      List<String> heard = fixture.heard(user);
      for (int i = 0; i < 30; i++) {
        assertEquals(i % 2 == 0 ? "disabled" : "enabled", heard.get(i));
      }
    }
    assertEquals("1500", cursor());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 404, 500, 502, 503})
  void whatIsRefusedIsTriedLaterAndHoldsUpItsUserAlone(int status) {
    refuseUser(1, status);
    fixture.happens(1, USER_CREATED, USER_DISABLED);
    fixture.happens(2, USER_CREATED, USER_DISABLED);
    node.run();
    fixture.happens(1, USER_ENABLED);
    node.run();
    assertEquals(List.of("created"), fixture.heard(1));
    assertEquals(List.of("created", "disabled"), fixture.heard(2));

    fixture.receiver.answers(TestReceiver.status(200));
    node.run();
    assertEquals(List.of("created"), fixture.heard(1), "not before its time");
    fixture.passes(node, 1, Duration.ofSeconds(6));
    assertEquals(List.of("created", "created", "disabled", "enabled"), fixture.heard(1));
    assertEquals(List.of(), retries());
    assertEquals("5", cursor());
  }

  @Test
  void whatFailsIsTriedLaterAndLaterForThreeDaysAndThenGivenUp() {
    refuseUser(1, 500);
    fixture.happens(1, USER_CREATED, USER_DELETED);
    fixture.happens(2, USER_CREATED);
    for (int hour = 0; hour < 71; hour++) {
      fixture.passes(node, 1, Duration.ofHours(1));
      fixture.happens(3, USER_DISABLED); // the receiver is well
    }
    assertEquals("0", TestRows.texts(TEST_DB, "SELECT MAX(failed_at) FROM webhook_retries").get(0));
    assertFalse(fixture.heard(1).contains("deleted"));
    int tries = fixture.heard(1).size();
    assertTrue(tries >= 8 && tries <= 10, tries + " tries");

    for (int hour = 0; hour < 24; hour++) {
      fixture.passes(node, 1, Duration.ofHours(1));
      fixture.happens(3, USER_DISABLED);
    }
    assertTrue(fixture.heard(1).contains("deleted"), "those behind it go on");
    assertEquals(
        List.of("1"),
        TestRows.texts(TEST_DB, "SELECT seq FROM webhook_retries WHERE failed_at > 0"));
  }

  @Test
  void aReceiverThatIsDownForAnHourGetsEverythingInOrderSoonAfter() {
    fixture.receiver.answers(TestReceiver.status(500));
    for (int minute = 0; minute < 60; minute++) {
      for (int user = 1; user <= 20; user++) {
        fixture.happens(user, minute % 2 == 0 ? USER_DISABLED : USER_ENABLED);
      }
      fixture.passes(node, 1, Duration.ofMinutes(1));
    }
    int calls = fixture.receiver.calls().size();
    assertTrue(calls < 100, "it was called " + calls + " times");
    int aside = retries().size();
    assertTrue(aside < 20 * 60 / 2, aside + " events set aside: the rest waits in the log");

    Set<String> before = ids();
    fixture.receiver.answers(TestReceiver.status(200));
    fixture.passes(node, 12, Duration.ofMinutes(1));

    List<Call> later = fixture.receiver.calls().subList(calls, fixture.receiver.calls().size());
    assertEquals(20 * 60, later.size(), "each once");
    assertTrue(ids().containsAll(before));
    for (int user = 1; user <= 20; user++) {
      String about = "\"userId\":" + user + ",";
      List<String> types =
          later.stream().map(Call::body).filter(body -> body.contains(about)).toList();
      for (int i = 0; i < 60; i++) {
        assertTrue(types.get(i).contains(i % 2 == 0 ? "disabled" : "enabled"));
      }
    }
    assertEquals(List.of(), retries());
    assertEquals("1200", cursor());
  }

  @Test
  void aReceiverThatIsNotThereYetGetsEverythingWithinAMinuteOfItsStart() throws Exception {
    fixture.receiver.goAway();
    fixture.happens(1, USER_CREATED);
    node.run();
    fixture.happens(2, USER_CREATED, USER_DELETED);
    fixture.passes(node, 90, Duration.ofSeconds(5));
    fixture.happens(1, USER_DELETED);
    assertEquals(List.of(), retries(), "nothing is held against an event that reached nobody");

    fixture.receiver.comeBack();
    fixture.passes(node, 12, Duration.ofSeconds(5));
    assertEquals(List.of("created", "deleted"), fixture.heard(1));
    assertEquals(List.of("created", "deleted"), fixture.heard(2));
  }

  @Test
  void whatWasSetAsideBeforeAReceiverWentAwayComesSoonAfterItsReturn() throws Exception {
    refuseUser(1, 500);
    fixture.happens(1, USER_CREATED);
    node.run();
    assertEquals(List.of("1"), retries());
    fixture.receiver.goAway();
    fixture.passes(node, 1, Duration.ofSeconds(6)); // its second try; the third is in half an hour
    fixture.happens(1, USER_DELETED);
    fixture.passes(node, 90, Duration.ofSeconds(5));

    fixture.receiver.answers(TestReceiver.status(200)).comeBack();
    fixture.passes(node, 13, Duration.ofSeconds(5));
    assertEquals(List.of("created", "created", "deleted"), fixture.heard(1));
  }

  @Test
  void aReceiverThatHangsIsLeftAloneAndThenGoesOn() {
    WebhookFixture.close(node);
    node = begin("webhooks.deadline", "100ms");
    fixture.receiver.answers(fixture.receiver.hang());
    for (int user = 1; user <= 100; user++) {
      fixture.happens(user, USER_CREATED);
    }
    node.run();
    int calls = fixture.receiver.calls().size();
    assertTrue(calls >= 5 && calls < Health.PLACES + 5, calls + " calls");
    node.run();
    assertEquals(calls, fixture.receiver.calls().size(), "not before its time");

    fixture.receiver.answers(TestReceiver.status(200));
    fixture.passes(node, 3, Duration.ofMinutes(1));
    assertEquals(100, ids().size());
    assertEquals("100", cursor());
  }

  @Test
  void whoeverWantsNoMoreGetsNothingUntilAnOwnerSaysSo() {
    fixture.receiver.answers(TestReceiver.status(410));
    fixture.happens(1, USER_CREATED);
    node.run();
    fixture.receiver.answers(TestReceiver.status(200));
    fixture.happens(2, USER_CREATED);
    fixture.passes(node, 100, Duration.ofHours(1));
    assertEquals(1, fixture.receiver.calls().size());
    assertEquals(List.of("1"), TestRows.texts(TEST_DB, "SELECT gone FROM webhook_receivers"));

    TestRows.execute(TEST_DB, "UPDATE webhook_receivers SET paused_at = NULL, gone = 0");
    fixture.passes(node, 2, Duration.ofSeconds(10));
    assertEquals(List.of("created", "created"), fixture.heard(1));
    assertEquals(List.of("created"), fixture.heard(2));
  }

  @Test
  void whoeverWantsCallsLaterGetsThemThen() {
    fixture.receiver.answers(TestReceiver.status(429, "Retry-After", "90"));
    fixture.happens(1, USER_CREATED, USER_DISABLED);
    node.run();
    fixture.receiver.answers(TestReceiver.status(200));
    fixture.passes(node, 8, Duration.ofSeconds(10));
    assertEquals(List.of("created"), fixture.heard(1));

    fixture.passes(node, 1, Duration.ofSeconds(15));
    assertEquals(List.of("created", "created", "disabled"), fixture.heard(1));
    assertEquals(List.of(), retries());
  }

  @Test
  void anEventThatIsPoisonIsSetAsideEvenIfItComesFirst() {
    refuseUser(1, 500);
    for (int i = 0; i < 10; i++) {
      fixture.happens(1, USER_DISABLED);
    }
    fixture.passes(node, 20, Duration.ofMinutes(1)); // to the server, the receiver is down
    fixture.happens(2, USER_CREATED);
    fixture.passes(node, 6, Duration.ofMinutes(1));
    assertEquals(List.of("created"), fixture.heard(2));
  }

  /** Answers events about a user with this status, and others with 200. */
  private void refuseUser(long user, int status) {
    TestReceiver.Behaviour refuses = TestReceiver.status(status);
    TestReceiver.Behaviour takes = TestReceiver.status(200);
    fixture.receiver.answers(
        (call, out) ->
            (call.body().contains("\"userId\":" + user + ",") ? refuses : takes).answer(call, out));
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    fixture.receiver.calls().forEach(call -> ids.add(call.headers().get("webhook-id")));
    return ids;
  }

  private static List<String> retries() {
    return TestRows.texts(TEST_DB, "SELECT seq FROM webhook_retries ORDER BY seq");
  }

  private static String cursor() {
    return TestRows.texts(TEST_DB, "SELECT cursor_seq FROM webhook_receivers").get(0);
  }
}
