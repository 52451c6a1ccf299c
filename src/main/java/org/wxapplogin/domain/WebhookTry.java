package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A call to a receiver of webhooks, and what came of it.
 *
 * @param status of HTTP; 0 if there was no answer
 */
public record WebhookTry(Instant at, WebhookAnswer.Kind kind, int status, Duration took) {}
