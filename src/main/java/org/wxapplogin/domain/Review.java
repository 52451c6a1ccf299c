package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A nickname or picture that WeChat left for a person to judge.
 *
 * @param digest by which what WeChat judged is known again
 * @param at since when it waits
 * @param decided empty as long as it waits
 */
public record Review(
    long id,
    long userId,
    TakenProfile.Field field,
    byte[] digest,
    Instant at,
    Optional<Decided> decided) {

  /** What an admin decides; before that, it waits. The names are stored; add, never rename. */
  public enum Decision {
    WAITING,
    ACCEPTED,
    CLEARED
  }

  /**
   * How it was decided.
   *
   * @param by the name of the admin
   */
  public record Decided(Decision decision, String by, Instant at) {}

  /** Whether this is still what the user shows. */
  public boolean isAbout(Profile profile) {
    String value = TakenProfile.of(field, profile);
    return !value.isEmpty() && Arrays.equals(digest, TakenProfile.digest(value));
  }
}
