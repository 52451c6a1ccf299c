package org.wxapplogin.service.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.WebhookRetry;
import org.wxapplogin.domain.WebhookTry;

/**
 * What has become of events since it was last written down. It is kept until that has succeeded;
 * writing it twice changes nothing. Not thread-safe.
 */
final class Progress {
  private final String receiver;
  private final List<WebhookRetry> aside = new ArrayList<>();
  private final List<WebhookRetry> failed = new ArrayList<>();
  private final List<Long> delivered = new ArrayList<>();
  private Optional<WebhookTry> last = Optional.empty();
  private Optional<Instant> recoveredFrom = Optional.empty();
  private boolean gone;
  private int settled;

  Progress(String receiver) {
    this.receiver = receiver;
  }

  /** A call has ended. */
  void called(WebhookTry call) {
    last = Optional.of(call);
    settled++;
  }

  /** An event that was set aside is delivered. */
  void delivered(WebhookRetry retry) {
    delivered.add(retry.seq());
  }

  /** An event of the log is set aside after its first try. */
  void setAside(NumberedEvent event, Instant nextAt, WebhookTry call) {
    aside.add(new WebhookRetry(event, 1, nextAt, Optional.empty(), Optional.of(call)));
  }

  /** An event waits behind one of its user. */
  void setBehind(NumberedEvent event, Instant now) {
    aside.add(new WebhookRetry(event, 0, now, Optional.empty(), Optional.empty()));
    settled++;
  }

  /** An event that was set aside has failed again. */
  void failed(WebhookRetry retry) {
    failed.add(retry);
  }

  /** The receiver is well again, after it was down since then. */
  void recovered(Instant downSince) {
    recoveredFrom = Optional.of(downSince);
  }

  /** The receiver wants no more. */
  void gone() {
    gone = true;
  }

  /** How much there is to write. */
  int size() {
    return settled;
  }

  /** Whether it must be written before anything else happens. */
  boolean isUrgent() {
    return gone || recoveredFrom.isPresent();
  }

  void write(Tx tx, Instant now) {
    tx.webhookRetries().insertAll(receiver, aside);
    tx.webhookRetries().updateAll(receiver, failed);
    tx.webhookRetries().deleteAll(receiver, delivered);
    recoveredFrom.ifPresent(since -> tx.webhookRetries().hasten(receiver, since, now));
    last.ifPresent(call -> tx.webhooks().answered(receiver, call));
    if (gone) {
      tx.webhooks().pause(receiver, now, true);
    }
  }

  /** Forgets what is written. */
  void clear() {
    aside.clear();
    failed.clear();
    delivered.clear();
    last = Optional.empty();
    recoveredFrom = Optional.empty();
    gone = false;
    settled = 0;
  }
}
