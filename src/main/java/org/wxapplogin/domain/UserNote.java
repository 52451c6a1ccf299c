package org.wxapplogin.domain;

import java.time.Instant;

/**
 * What an admin noted about a user.
 *
 * @param adminName their name when they wrote it
 */
public record UserNote(Instant at, long userId, long adminId, String adminName, String text) {
  /** In characters as people count them, but for those that join several into one sign. */
  public static final int MAX_CHARS = 1_000;
}
