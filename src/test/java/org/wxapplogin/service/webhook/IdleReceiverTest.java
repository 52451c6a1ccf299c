package org.wxapplogin.service.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.domain.UserEventType.USER_CREATED;
import static org.wxapplogin.domain.UserEventType.USER_DISABLED;
import static org.wxapplogin.domain.UserEventType.USER_ENABLED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.webhook.TestReceiver;

/** Two nodes and a receiver for which nothing happens: what that costs, and how soon it ends. */
class IdleReceiverTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int SECONDS = 60;

  private final WatchedDataSource ofOne = new WatchedDataSource(TEST_DB.dataSource());
  private final WatchedDataSource ofTwo = new WatchedDataSource(TEST_DB.dataSource());
  private WebhookFixture fixture;
  private Webhooks one;
  private Webhooks two;

  @BeforeEach
  void start() throws Exception {
    fixture = new WebhookFixture(TEST_DB);
    one = WebhookFixture.of(fixture.node(ofOne.dataSource(), this::nanoTime));
    two = WebhookFixture.of(fixture.node(ofTwo.dataSource(), this::nanoTime));
    one.run(); // the first has the lease
    pass(Duration.ofSeconds(3), one, two);
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  private long nanoTime() {
    return Duration.between(WebhookFixture.BEGIN, fixture.clock.instant()).toNanos();
  }

  @Test
  void itCostsNoNodeMoreThanTwoStatementsASecond() {
    int before = ofOne.statements().size();
    int beforeOfTwo = ofTwo.statements().size();

    pass(Duration.ofSeconds(SECONDS), one, two);

    assertFew(ofOne.statements().subList(before, ofOne.statements().size()));
    assertFew(ofTwo.statements().subList(beforeOfTwo, ofTwo.statements().size()));
  }

  private static void assertFew(List<String> statements) {
    assertTrue(
        statements.size() <= 2 * SECONDS,
        () -> statements.size() + " of " + Set.copyOf(statements));
  }

  @Test
  void whatHappensThenComesWithinASecondAndWhatFollowsSooner() {
    fixture.happens(1, USER_CREATED);
    Instant before = fixture.clock.instant();
    while (fixture.heard(1).isEmpty()) {
      pass(Webhooks.EVERY, one, two);
      assertFalse(before.plusSeconds(1).isBefore(fixture.clock.instant()));
    }

    fixture.happens(1, USER_DISABLED);
    pass(Webhooks.EVERY, one, two);
    assertEquals(List.of("created", "disabled"), fixture.heard(1));
  }

  @Test
  void whenTheNodeDiesTheOtherGoesOnWithinFiveSeconds() {
    fixture.happens(1, USER_CREATED, USER_ENABLED);
    pass(Duration.ofSeconds(2), two);
    assertEquals(List.of(), fixture.heard(1), "the lease lasts still");

    pass(Duration.ofSeconds(3), two);
    assertEquals(List.of("created", "enabled"), fixture.heard(1));
  }

  @Test
  void whatAnOwnerSendsAgainIsNoticed() {
    fixture.receiver.answers(TestReceiver.status(500));
    fixture.happens(1, USER_CREATED);
    pass(Duration.ofSeconds(1), one);
    TestRows.execute(TEST_DB, "UPDATE webhook_retries SET failed_at = 1, tries = 9");
    pass(Duration.ofSeconds(3), one);
    fixture.receiver.answers(TestReceiver.status(200));

    TestRows.execute(TEST_DB, "UPDATE webhook_retries SET failed_at = 0, next_at = 0");
    pass(Duration.ofSeconds(1), one);

    assertEquals(List.of("created", "created"), fixture.heard(1));
  }

  /** Time passes, in which these nodes do what they do by themselves. */
  private void pass(Duration time, Webhooks... nodes) {
    for (Duration gone = Duration.ZERO;
        gone.compareTo(time) < 0;
        gone = gone.plus(Webhooks.EVERY)) {
      fixture.clock.advance(Webhooks.EVERY);
      for (Webhooks node : nodes) {
        node.tick();
      }
    }
  }
}
