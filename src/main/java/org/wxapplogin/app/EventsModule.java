package org.wxapplogin.app;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.WebhookReceiver;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.events.EventRetention;
import org.wxapplogin.service.events.EventStream;

/** What has happened to users, for backends. */
public record EventsModule(EventLog log, EventStream stream, EventRetention retention) {

  /**
   * @param timer ends the waiting of those who have read all
   */
  static EventsModule build(Basics basics, ScheduledExecutorService timer) {
    Settings settings = basics.settings();
    EventLog log = new EventLog(basics.db());
    return new EventsModule(
        log,
        new EventStream(log, timer, basics.metrics().logLines()),
        new EventRetention(log, settings.events().kept(), tx -> delivered(tx, settings)));
  }

  /** Receivers that are configured no more need nothing. */
  private static OptionalLong delivered(Tx tx, Settings settings) {
    Set<String> names =
        settings.webhooks().receivers().stream()
            .map(WebhookReceiver::name)
            .collect(toUnmodifiableSet());
    return tx.webhooks().list().stream()
        .filter(state -> names.contains(state.name()))
        .mapToLong(WebhookState::cursor)
        .min();
  }
}
