package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that a receiver of webhooks did not take, or that waits behind such a one of its user.
 *
 * @param tries how often it failed
 * @param nextAt when it is tried again at the earliest
 * @param failedAt when it was given up; empty as long as it waits
 * @param last the last call and what came of it; empty if there was none
 */
public record WebhookRetry(
    NumberedEvent event,
    int tries,
    Instant nextAt,
    Optional<Instant> failedAt,
    Optional<WebhookTry> last) {

  public long seq() {
    return event.seq();
  }

  public long userId() {
    return event.event().userId();
  }
}
