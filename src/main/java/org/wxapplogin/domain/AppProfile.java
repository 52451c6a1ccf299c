package org.wxapplogin.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What an owner has set for a mini program, apart from its secrets. Where a part of the sessions is
 * empty, what is configured for all apps counts.
 *
 * @param name people know it by
 * @param registration who may become its user
 * @param loginsPerMinute how many logins into it a node takes in a minute; empty for the number
 *     that is configured for all apps
 * @param plainToo whether plain pushes are accepted beside encrypted ones
 * @param actOnPlain whether a plain push is believed when it takes something away from a user
 */
public record AppProfile(
    String name,
    Sessions sessions,
    Registration registration,
    Optional<Integer> loginsPerMinute,
    boolean plainToo,
    boolean actOnPlain) {
  public static final int MAX_NAME_CHARS = 64;

  /** How long its sessions last, and how many devices a user may have. */
  public record Sessions(
      Optional<Duration> idle,
      Optional<Duration> absolute,
      Optional<Integer> maxDevices,
      Optional<Duration> rotateAfter) {
    public static final Sessions AS_ALL =
        new Sessions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether a text may be the name of an app: one line that shows something. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= MAX_NAME_CHARS
        && text.length() <= MAX_NAME_CHARS
        && text.equals(ShownText.line(text));
  }
}
