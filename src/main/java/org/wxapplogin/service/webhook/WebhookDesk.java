package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookReceiver;
import org.wxapplogin.domain.WebhookRetry;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.domain.WebhookTry;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.events.EventLog;

/**
 * How admins look at the receivers of webhooks, and what owners do about them. What is decided here
 * reaches the node that delivers within a second or so. Thread-safe.
 */
public final class WebhookDesk {
  /** How many events of a receiver that it did not take are shown, and counted further than. */
  public static final int MOST_SHOWN = 50;

  /** Counts go no further. */
  public static final int MOST_COUNTED = 10_000;

  /** The type of an event that an owner sends to see whether it arrives. */
  static final String TEST_TYPE = "webhook.test";

  private static final int TESTS_AT_ONCE = 2;

  private final Webhooks webhooks;
  private final Db db;
  private final EventLog events;
  private final AuditLog audit;
  private final Clock clock;
  private final Semaphore tests = new Semaphore(TESTS_AT_ONCE);

  public WebhookDesk(Webhooks webhooks, Webhooks.Parts parts, AuditLog audit) {
    this.webhooks = webhooks;
    this.db = parts.db();
    this.events = parts.events();
    this.clock = parts.clock();
    this.audit = audit;
  }

  /**
   * A receiver and how it fares.
   *
   * @param state empty until a node has begun to deliver to it
   * @param behind how many events of the log it has not got; of these, some may be of no interest
   *     to it
   * @param oldest when the oldest of them happened
   * @param aside how many events it did not take wait for their next try; at most {@link
   *     #MOST_COUNTED}
   * @param failed how many were given up; at most {@link #MOST_COUNTED}
   * @param retries the first of both, those given up first
   */
  public record View(
      WebhookReceiver receiver,
      Optional<WebhookState> state,
      long behind,
      Optional<Instant> oldest,
      int aside,
      int failed,
      List<WebhookRetry> retries) {}

  /** Every configured receiver, in the order of the settings. */
  public List<View> list() {
    return webhooks.receivers().stream().map(this::view).toList();
  }

  private View view(Receiver receiver) {
    String name = receiver.name();
    Optional<WebhookState> state = db.read(tx -> tx.webhooks().find(name));
    long cursor = state.map(WebhookState::cursor).orElse(Long.MAX_VALUE);
    Optional<NumberedEvent> oldest = events.after(cursor, 1).stream().findFirst();
    long newest = oldest.isPresent() ? db.read(tx -> tx.userEvents().findGiven()) : 0;
    return db.read(
        tx ->
            new View(
                receiver.settings(),
                state,
                Math.max(0, oldest.map(first -> newest - first.seq() + 1).orElse(0L)),
                oldest.map(first -> first.event().at()),
                tx.webhookRetries().countWaiting(name, MOST_COUNTED),
                tx.webhookRetries().countFailed(name, MOST_COUNTED),
                tx.webhookRetries().list(name, MOST_SHOWN)));
  }

  /** Delivers nothing to it any more; false if that is so already. */
  public boolean pause(Actor by, String receiver) {
    Instant now = clock.instant();
    return decide(
        by, AuditAct.PAUSE_WEBHOOK, receiver, tx -> tx.webhooks().pause(receiver, now, false));
  }

  /** Goes on, and calls it at once even if it was down; false if there is no such receiver. */
  public boolean resume(Actor by, String receiver) {
    Instant now = clock.instant();
    return decide(by, AuditAct.RESUME_WEBHOOK, receiver, tx -> tx.webhooks().wake(receiver, now));
  }

  private boolean decide(Actor by, AuditAct act, String receiver, Predicate<Tx> change) {
    by.need(AdminRole.OWNER);
    return webhooks.receiver(receiver).isPresent()
        && db.inTx(
            tx -> {
              boolean changed = change.test(tx);
              if (changed) {
                audit.record(tx, by, act, AuditTarget.webhook(), receiver);
              }
              return changed;
            });
  }

  /** Has an event sent again at once; false if it does not wait any more. */
  public boolean sendAgain(Actor by, String receiver, long seq) {
    Instant now = clock.instant();
    return decide(
        by,
        AuditAct.RESEND_EVENT,
        receiver,
        seq,
        tx -> tx.webhookRetries().sendAgain(receiver, seq, now));
  }

  /** Never sends an event; false if it does not wait any more. */
  public boolean leaveOut(Actor by, String receiver, long seq) {
    return decide(
        by,
        AuditAct.LEAVE_OUT_EVENT,
        receiver,
        seq,
        tx -> tx.webhookRetries().delete(receiver, seq));
  }

  private boolean decide(Actor by, AuditAct act, String receiver, long seq, Predicate<Tx> change) {
    by.need(AdminRole.OWNER);
    if (webhooks.receiver(receiver).isEmpty()) {
      return false;
    }
    return db.inTx(
        tx -> {
          Optional<WebhookRetry> retry = tx.webhookRetries().find(receiver, seq);
          boolean changed = retry.isPresent() && change.test(tx);
          if (changed) {
            NumberedEvent event = retry.get().event();
            AuditTarget user = AuditTarget.user(retry.get().userId());
            audit.record(
                tx, by, act, user, receiver + " " + event.id() + " " + event.event().type().word());
          }
          return changed;
        });
  }

  /** What came of a test. */
  public enum Trial {
    DELIVERED,
    NOT_DELIVERED,
    /** Nothing was sent: other tests are under way, or there is no such receiver. */
    BUSY
  }

  /** Sends an event that says that it is a test, and waits for the answer. */
  public Trial test(Actor by, String name) {
    by.need(AdminRole.OWNER);
    Optional<Receiver> receiver = webhooks.receiver(name);
    if (receiver.isEmpty() || !tests.tryAcquire()) {
      return Trial.BUSY;
    }
    try {
      db.run(tx -> audit.record(tx, by, AuditAct.TEST_WEBHOOK, AuditTarget.webhook(), name));
      return test(receiver.get());
    } finally {
      tests.release();
    }
  }

  private Trial test(Receiver receiver) {
    Instant began = clock.instant();
    String id = "test_" + began.toEpochMilli();
    String json = "{\"id\":\"%s\",\"type\":\"%s\",\"at\":\"%s\"}".formatted(id, TEST_TYPE, began);
    Optional<WebhookAnswer> answer = receiver.send(id, json).map(CompletableFuture::join);
    if (answer.isEmpty()) {
      return Trial.BUSY;
    }
    Instant now = clock.instant();
    WebhookTry made =
        new WebhookTry(
            now, answer.get().kind(), answer.get().status(), Duration.between(began, now));
    db.run(tx -> tx.webhooks().answered(receiver.name(), made));
    return answer.get().isDelivered() ? Trial.DELIVERED : Trial.NOT_DELIVERED;
  }
}
