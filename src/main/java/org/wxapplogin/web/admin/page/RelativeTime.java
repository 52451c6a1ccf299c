package org.wxapplogin.web.admin.page;

import java.time.Duration;
import java.time.Instant;

/** Writes instants as seen from now, up to a week away: beyond, a date says more. */
public final class RelativeTime {
  private static final Duration TELLS_UP_TO = Duration.ofDays(7);

  private final Instant now;
  private final Messages messages;

  RelativeTime(Instant now, Messages messages) {
    this.now = now;
    this.messages = messages;
  }

  /**
   * Such as "3 minutes ago" or "in 2 days"; empty where that is too far away.
   *
   * @param machine an instant as {@link Time#machine} writes it
   */
  public String text(String machine) {
    Duration since = Duration.between(Instant.parse(machine), now);
    Duration away = since.abs();
    if (away.compareTo(TELLS_UP_TO) >= 0) {
      return "";
    }
    if (away.toMinutes() == 0) {
      return messages.text("time.now");
    }
    boolean past = !since.isNegative();
    if (away.toHours() == 0) {
      return messages.format(past ? "time.minutes-ago" : "time.in-minutes", away.toMinutes());
    }
    return away.toDays() == 0
        ? messages.format(past ? "time.hours-ago" : "time.in-hours", away.toHours())
        : messages.format(past ? "time.days-ago" : "time.in-days", away.toDays());
  }
}
