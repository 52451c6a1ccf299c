package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.WebhookDao.Look;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.domain.WebhookTrouble;
import org.wxapplogin.service.clock.Pauses;

/**
 * This node's right to deliver to a receiver: for three seconds from each time it is prolonged, by
 * the database's clock, and only as long as this process has run without a pause since then. Not
 * thread-safe.
 */
final class Lease {
  /** Another node goes on so soon after this one has died. */
  static final Duration LENGTH = Duration.ofSeconds(3);

  private static final Duration PROLONGED_AFTER = Duration.ofSeconds(1);

  /** It ends here a little earlier than for the others. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final String receiver;
  private final Db db;
  private final String node;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Pauses pauses;
  private Instant until = Instant.EPOCH;
  private long askedAt;

  Lease(String receiver, Webhooks.Parts parts) {
    this.receiver = receiver;
    this.db = parts.db();
    this.node = parts.node();
    this.clock = parts.clock();
    this.nanoTime = parts.nanoTime();
    this.pauses = parts.pauses();
  }

  /**
   * Takes the lease; empty if another node has it.
   *
   * @param known how the receiver stands
   */
  Optional<WebhookState> take(WebhookState known) {
    long asked = nanoTime.getAsLong();
    Instant now = clock.instant();
    if (!known.holder().equals(node) && now.isBefore(known.leaseUntil())) {
      return Optional.empty();
    }
    return taken(
        asked,
        now,
        db.inTx(
            tx ->
                tx.webhooks().take(receiver, node, now, now.plus(LENGTH))
                    ? tx.webhooks().find(receiver)
                    : Optional.empty()));
  }

  /**
   * Prolongs the lease and writes down, in the same transaction, how far the receiver is; empty,
   * and nothing is written, if another node has taken the lease.
   *
   * @param position of the last event that was read from the log
   */
  Optional<Look> prolong(long cursor, WebhookTrouble trouble, Consumer<Tx> more, long position) {
    long asked = nanoTime.getAsLong();
    Instant now = clock.instant();
    return taken(
        asked,
        now,
        db.inTx(
            tx -> {
              if (!tx.webhooks().advance(receiver, node, now.plus(LENGTH), cursor, trouble)) {
                return Optional.empty();
              }
              more.accept(tx);
              return tx.webhooks().look(receiver, position);
            }));
  }

  /** Looks, without prolonging the lease. */
  Optional<Look> look(long position) {
    return db.read(tx -> tx.webhooks().look(receiver, position));
  }

  private <T> Optional<T> taken(long asked, Instant now, Optional<T> found) {
    askedAt = asked;
    until = found.isPresent() ? now.plus(LENGTH).minus(MARGIN) : Instant.EPOCH;
    return found;
  }

  /** Whether this node may deliver now. */
  boolean holds() {
    return clock.instant().isBefore(until) && pauses.awakeSince() - askedAt <= 0;
  }

  /** Whether it is time to prolong it. */
  boolean isDue() {
    return !holds() || nanoTime.getAsLong() - askedAt >= PROLONGED_AFTER.toNanos();
  }

  /** Gives it up. */
  void release() {
    until = Instant.EPOCH;
    db.run(tx -> tx.webhooks().release(receiver, node));
  }
}
