package org.wxapplogin.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can happen to a user. The words are a promise to the backends that read them, and are stored
 * in the database: add constants, never rename one.
 */
public enum UserEventType {
  /** The first login, or an import. */
  USER_CREATED,
  USER_PHONE_BOUND,
  /** The phone number is gone: another user of the app has it now, or the user took it back. */
  USER_PHONE_UNBOUND,
  /** Name, picture, or another field of the profile. */
  USER_PROFILE_CHANGED,
  USER_UNIONID_CHANGED,
  USER_PERSON_CHANGED,
  USER_LEVEL_CHANGED,
  USER_DISABLED,
  USER_ENABLED,
  /** The user cancelled their account, which is deleted when the cooling-off period is over. */
  USER_CANCEL_REQUESTED,
  USER_CANCEL_UNDONE,
  /** The user and all that was held on them is gone. */
  USER_DELETED,
  /** A replaced token was used again, maybe by a thief; its sign-in was ended. */
  SESSION_REUSE_DETECTED,
  /** Written only where the configuration asks for it: there are as many as logins. */
  USER_SIGNED_IN;

  private final String word;

  UserEventType() {
    word = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }

  /** The word of an event's JSON, such as {@code user.phone_bound}. */
  public String word() {
    return word;
  }

  /** The type of this word; empty if there is none. */
  public static Optional<UserEventType> ofWord(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
