package org.wxapplogin.service.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.wxapplogin.crypto.WebhookSigner;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookReceiver;
import org.wxapplogin.guard.WebhookGuard;
import org.wxapplogin.service.events.EventJson;
import org.wxapplogin.webhook.WebhookClient;

/** A configured receiver, as it is called: what it wants, where it is, and the guard before it. */
final class Receiver implements AutoCloseable {
  private final WebhookReceiver settings;
  private final WebhookSigner signer;
  private final WebhookClient client = new WebhookClient();
  private final WebhookGuard guard;
  private final Clock clock;
  private volatile boolean closed;

  Receiver(WebhookReceiver settings, WebhookGuard guard, Clock clock) {
    this.settings = settings;
    this.signer = new WebhookSigner(settings.keys());
    this.guard = guard;
    this.clock = clock;
  }

  String name() {
    return settings.name();
  }

  WebhookReceiver settings() {
    return settings;
  }

  /** Whether it is told of such events. */
  boolean wants(UserEvent event) {
    return settings.wants(event);
  }

  /** Sends an event; empty if there is no place for a call now. */
  Optional<CompletableFuture<WebhookAnswer>> send(NumberedEvent event) {
    return send(event.id(), EventJson.of(event).text());
  }

  /**
   * Sends a body.
   *
   * @param id by which the receiver tells whether it has seen it before; has no full stop
   */
  Optional<CompletableFuture<WebhookAnswer>> send(String id, String json) {
    byte[] body = json.getBytes(UTF_8);
    return guard.run(
        (deadline, answered) -> {
          long seconds = clock.instant().getEpochSecond(); // of the call, not of the event
          Map<String, String> headers =
              Map.of(
                  "webhook-id",
                  id,
                  "webhook-timestamp",
                  Long.toString(seconds),
                  "webhook-signature",
                  signer.sign(id, seconds, body),
                  "User-Agent",
                  "wxapplogin");
          client.post(settings.url(), headers, body, deadline, answered);
        });
  }

  /** Cuts off the calls under way. */
  void cutOff() {
    guard.cutOff();
  }

  /** Whether calls that fail now may have been cut off by {@link #close}. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    guard.close();
  }
}
