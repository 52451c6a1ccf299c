package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a list, and which way to read on from it. It names a row and not a
 * page number, so that a link to it stays good when rows come and go, and costs the same anywhere.
 *
 * @param at what the list's order compares, of the row next to the place
 * @param id of that row
 * @param backward towards the beginning of the list
 */
public record ListCursor(Instant at, long id, boolean backward) {
  private static final Pattern SHAPE = Pattern.compile("([ab])(-?\\d{1,15})\\.(\\d{1,18})");

  /** No text of a cursor is longer. */
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

  /** For a link: letters, digits, a dot. */
  public String text() {
    return (backward ? "b" : "a") + at.toEpochMilli() + "." + id;
  }
}
