package org.wxapplogin.app;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.wxapplogin.config.WebhookSettings;
import org.wxapplogin.guard.WebhookGuard;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.webhook.WebhookDesk;
import org.wxapplogin.service.webhook.WebhookWatch;
import org.wxapplogin.service.webhook.Webhooks;

/**
 * Tells configured receivers of what happens to users.
 *
 * @param desk how admins look at them and act on them
 * @param watch which of them somebody should look after
 * @param timer ends calls at their deadlines; not that of logins
 * @param drivers one thread for each receiver
 */
public record WebhookModule(
    Webhooks webhooks,
    WebhookDesk desk,
    WebhookWatch watch,
    ScheduledExecutorService timer,
    ScheduledExecutorService drivers,
    Threads threads)
    implements AutoCloseable {

  static WebhookModule build(Basics basics, EventLog events, Threads threads) {
    WebhookSettings settings = basics.settings().webhooks();
    ScheduledExecutorService timer = threads.scheduled("webhook-timer-", 1);
    ThreadFactory calls = threads.waiting("webhook-call-");
    Webhooks.Parts parts =
        new Webhooks.Parts(
            basics.db(),
            events,
            basics.clock(),
            basics.nanoTime(),
            basics.time().pauses(),
            basics.node(),
            basics.metrics());
    Webhooks webhooks =
        new Webhooks(
            settings,
            places ->
                new WebhookGuard(places, settings.deadline(), basics.nanoTime(), timer, calls),
            parts);
    return new WebhookModule(
        webhooks,
        new WebhookDesk(webhooks, parts, basics.audit()),
        new WebhookWatch(webhooks, parts),
        timer,
        threads.scheduled("webhook-", Math.max(1, webhooks.size())),
        threads);
  }

  /**
   * @param failed is told what is thrown
   */
  void start(Consumer<Throwable> failed) {
    webhooks.start(drivers, failed);
  }

  /** Begins nothing more, cuts off what is under way, and waits for the threads. */
  @Override
  public void close() {
    webhooks.close();
    threads.finish(drivers);
    timer.shutdownNow();
  }

  /** Lets other nodes go on; after {@link #close}. */
  void leave() {
    webhooks.leave();
  }
}
