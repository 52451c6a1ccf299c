package org.wxapplogin.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * That a user belongs to a person.
 *
 * @param person 32 characters of hex
 */
public record PersonLink(String person, Optional<PersonDoubt> doubt) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** Whether a text has the form of a person's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
