package org.wxapplogin.domain;

import java.time.Instant;

/**
 * An admin's note about a user.
 *
 * @param adminName their name when they wrote it
 */
public record UserNote(Instant at, long userId, long adminId, String adminName, String text) {
  /** The longest note, in Unicode code points. */
  public static final int MAX_CHARS = 1_000;
}
