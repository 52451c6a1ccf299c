package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a list, and the direction in which to read on. It names a row, not a
 * page number, so that a link to it stays valid when rows come and go, and every page costs the
 * same.
 *
 * @param at of the row next to the place, the instant by which the list is sorted
 * @param id of that row
 * @param backward whether to read towards the beginning of the list
 */
public record ListCursor(Instant at, long id, boolean backward) {
  private static final Pattern SHAPE = Pattern.compile("([ab])(-?\\d{1,15})\\.(\\d{1,18})");

  /** The longest text of a cursor. */
  public static final int MAX_TEXT = 64;

  /** Reads what {@link #text} wrote; empty for anything else. */
  public static Optional<ListCursor> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ListCursor(
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                Long.parseLong(matcher.group(3)),
                "b".equals(matcher.group(1))))
        : Optional.empty();
  }

  /** The cursor as text for a link, which {@link #parse} reads. */
  public String text() {
    return (backward ? "b" : "a") + at.toEpochMilli() + "." + id;
  }
}
