package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call to a receiver of webhooks, and what came of it.
 *
 * @param status of HTTP; 0 if there was no answer
 */
public record WebhookTry(Instant at, WebhookAnswer.Kind kind, int status, Duration took) {
  /** Whether the receiver has taken the event. */
  public boolean isDelivered() {
    return new WebhookAnswer(kind, status, Optional.empty()).isDelivered();
  }
}
