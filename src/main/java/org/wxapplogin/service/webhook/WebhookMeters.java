package org.wxapplogin.service.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookEnd;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.Metrics;

/**
 * The meters of one receiver on this node. Gauges are 0 on nodes that do not deliver to it.
 * Thread-safe.
 */
final class WebhookMeters {
  private final Counters<WebhookEnd> calls;
  private final AtomicLong lagMillis = new AtomicLong();
  private final AtomicLong aside = new AtomicLong();
  private final AtomicLong down = new AtomicLong();
  private final AtomicLong paused = new AtomicLong();

  /**
   * @param receiver its name in the settings, the value of a label
   */
  WebhookMeters(Metrics metrics, String receiver) {
    String[] tags = {"receiver", receiver};
    calls =
        metrics.counters(
            "webhooks", "Calls to receivers of webhooks by end", "end", WebhookEnd.class, tags);
    metrics.gauge(
        "webhook_lag_seconds",
        "Age of the oldest event that waits in the log",
        () -> lagMillis.get() / 1000.0,
        tags);
    metrics.gauge("webhook_events_aside", "Events set aside for a later try", aside::get, tags);
    metrics.gauge("webhook_down", "1 while every call fails", down::get, tags);
    metrics.gauge("webhook_paused", "1 while nothing is delivered", paused::get, tags);
  }

  void called(WebhookAnswer answer) {
    calls.add(WebhookEnd.of(answer));
  }

  void givenUp() {
    calls.add(WebhookEnd.GIVEN_UP);
  }

  void lag(Duration lag) {
    lagMillis.set(Math.max(0, lag.toMillis()));
  }

  void aside(int events) {
    aside.set(events);
  }

  void down(boolean isDown) {
    down.set(isDown ? 1 : 0);
  }

  void paused(boolean isPaused) {
    paused.set(isPaused ? 1 : 0);
  }

  /** Another node delivers. */
  void clear() {
    lag(Duration.ZERO);
    aside(0);
    down(false);
    paused(false);
  }
}
