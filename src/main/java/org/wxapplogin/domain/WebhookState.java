package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a receiver of webhooks is, and how it fares.
 *
 * @param cursor up to this number, every event is delivered, of no interest to it, or set aside
 * @param holder the node that delivers, until {@code leaseUntil}
 * @param pausedAt since when nothing is delivered
 * @param gone whether that is because the receiver wants no more
 * @param wokenAt when an owner last asked for a try at once
 * @param last the last call and what came of it
 */
public record WebhookState(
    String name,
    long cursor,
    String holder,
    Instant leaseUntil,
    Optional<Instant> pausedAt,
    boolean gone,
    Instant wokenAt,
    WebhookTrouble trouble,
    Optional<WebhookTry> last) {}
