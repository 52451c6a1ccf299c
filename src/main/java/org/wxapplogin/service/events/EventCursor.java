package org.wxapplogin.service.events;

import java.util.Optional;

/**
 * From where a backend reads on: from the oldest event that is kept, from after the newest, or from
 * after the one with this number. Written as text that callers must not take apart.
 */
public record EventCursor(Kind kind, long seq) {
  /** Reads all that is kept. */
  public static final EventCursor OLDEST = new EventCursor(Kind.OLDEST, 0);

  /** Reads only what comes from now on. */
  public static final EventCursor NEWEST = new EventCursor(Kind.NEWEST, 0);

  private static final String LATEST = "latest";

  /** Where to begin. */
  enum Kind {
    OLDEST,
    NEWEST,
    AFTER
  }

  /** The cursor of this text; empty if it is none. */
  public static Optional<EventCursor> of(String text) {
    if (text.equals(LATEST)) {
      return Optional.of(NEWEST);
    }
    return text.matches("\\d{1,18}")
        ? Optional.of(new EventCursor(Kind.AFTER, Long.parseLong(text)))
        : Optional.empty();
  }

  /** The text of the cursor after the event with this number. */
  public static String text(long seq) {
    return Long.toString(seq);
  }
}
