package org.wxapplogin.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a timeline was read: in each of its sources the last row. So each is read on from its own
 * key, in its own order.
 */
public record TimelinePlace(Map<TimelineKind, ListCursor> last) {
  /** The longest text of a place. */
  public static final int MAX_TEXT = TimelineKind.values().length * (ListCursor.MAX_TEXT + 1);

  private static final String SEPARATOR = "_";

  /** Before the newest row. */
  public static final TimelinePlace START = new TimelinePlace(Map.of());

  public TimelinePlace {
    last = Map.copyOf(last);
  }

  public Optional<ListCursor> of(TimelineKind kind) {
    return Optional.ofNullable(last.get(kind));
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  public static Optional<TimelinePlace> parse(String text) {
    List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
    TimelineKind[] kinds = TimelineKind.values();
    if (parts.size() != kinds.length) {
      return Optional.empty();
    }
    Map<TimelineKind, ListCursor> last = new EnumMap<>(TimelineKind.class);
    for (TimelineKind kind : kinds) {
      String part = parts.get(kind.ordinal());
      Optional<ListCursor> cursor = ListCursor.parse(part).filter(it -> !it.backward());
      if (cursor.isEmpty() && !part.isEmpty()) {
        return Optional.empty();
      }
      cursor.ifPresent(it -> last.put(kind, it));
    }
    return Optional.of(new TimelinePlace(last));
  }

  /** The place as text for a link, which {@link #parse} reads. */
  public String text() {
    return Arrays.stream(TimelineKind.values())
        .map(kind -> of(kind).map(ListCursor::text).orElse(""))
        .collect(Collectors.joining(SEPARATOR));
  }
}
