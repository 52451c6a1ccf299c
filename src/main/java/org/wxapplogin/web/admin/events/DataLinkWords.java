package org.wxapplogin.web.admin.events;

import java.time.Instant;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** The details of a link to a user's data, in words. */
final class DataLinkWords {
  private DataLinkWords() {}

  /** Until when it works. */
  static String of(AuditEvent event, Texts texts) {
    return event
        .after()
        .map(Instant::parse)
        .map(texts::time)
        .map(until -> texts.text("data-link.until") + " " + text(until))
        .orElse("");
  }

  private static String text(Time time) {
    return time.date() + " " + time.time();
  }
}
