package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
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

  /** Takes the lease; empty if another node has it. */
  Optional<WebhookState> take() {
    long asked = nanoTime.getAsLong();
    Instant now = clock.instant();
    boolean others =
        db.read(tx -> tx.webhooks().find(receiver))
            .filter(state -> !state.holder().equals(node) && now.isBefore(state.leaseUntil()))
            .isPresent();
    if (others) {
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
   */
  Optional<WebhookState> prolong(long cursor, WebhookTrouble trouble, Consumer<Tx> more) {
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
              return tx.webhooks().find(receiver);
            }));
  }

  private Optional<WebhookState> taken(long asked, Instant now, Optional<WebhookState> state) {
    askedAt = asked;
    until = state.isPresent() ? now.plus(LENGTH).minus(MARGIN) : Instant.EPOCH;
    return state;
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
