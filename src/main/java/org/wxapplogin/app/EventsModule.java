package org.wxapplogin.app;

import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.events.EventRetention;
import org.wxapplogin.service.events.EventStream;

/** What has happened to users, for backends. */
public record EventsModule(EventLog log, EventStream stream, EventRetention retention) {

  /**
   * @param timer ends the waiting of those who have read all
   */
  static EventsModule build(Basics basics, ScheduledExecutorService timer) {
    EventLog log = new EventLog(basics.db());
    return new EventsModule(
        log,
        new EventStream(log, timer, basics.metrics().logLines()),
        new EventRetention(log, basics.settings().events().kept(), tx -> OptionalLong.empty()));
  }
}
