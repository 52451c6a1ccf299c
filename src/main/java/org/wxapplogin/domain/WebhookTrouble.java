package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a receiver of webhooks has against being called.
 *
 * @param downSince since when every call has failed; empty if it is well
 * @param failures how often it was tried in vain since it was found down
 * @param notBefore when it is called again at the earliest
 */
public record WebhookTrouble(Optional<Instant> downSince, int failures, Instant notBefore) {
  public static final WebhookTrouble NONE = new WebhookTrouble(Optional.empty(), 0, Instant.EPOCH);
}
