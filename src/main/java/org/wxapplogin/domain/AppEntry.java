package org.wxapplogin.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has typed for a mini program, by the rules of the configuration. A secret is empty
 * where the one that is there already is to stay.
 *
 * @param noPush whether the app is to take no pushes any more
 */
public record AppEntry(
    String appid,
    AppProfile profile,
    Optional<Secret> secret,
    Optional<Secret> pushToken,
    Optional<Secret> pushKey,
    boolean noPush) {
  public static final int MAX_APPID = 32;

  /** WeChat's are shorter. */
  public static final int MAX_SECRET = 128;

  public static final int MAX_DURATION = 16;

  public static final int MAX_NUMBER = 16;

  /** What a form has a field for; the names are stored with what was changed. */
  public enum Field {
    APPID,
    NAME,
    SECRET,
    PUSH_TOKEN,
    PUSH_KEY,
    NO_PUSH,
    PLAIN_TOO,
    ACT_ON_PLAIN,
    IDLE,
    ABSOLUTE,
    MAX_DEVICES,
    ROTATE_AFTER,
    REGISTRATION,
    LOGINS_PER_MINUTE;

    /** As forms name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isSecret() {
      return this == SECRET || this == PUSH_TOKEN || this == PUSH_KEY;
    }
  }

  /**
   * What was read.
   *
   * @param faults the fields that cannot be taken; in their places {@code entry} has stand-ins
   */
  public record Read(AppEntry entry, Set<Field> faults) {}
}
