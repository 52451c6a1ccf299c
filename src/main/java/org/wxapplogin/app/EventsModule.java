package org.wxapplogin.app;

import java.util.OptionalLong;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.events.EventRetention;

/** What has happened to users, for backends. */
public record EventsModule(EventLog log, EventRetention retention) {

  static EventsModule build(Basics basics) {
    EventLog log = new EventLog(basics.db());
    return new EventsModule(
        log,
        new EventRetention(log, basics.settings().events().kept(), tx -> OptionalLong.empty()));
  }
}
