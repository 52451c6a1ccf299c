package org.wxapplogin.domain;

import java.time.Instant;
import java.util.regex.Pattern;

/** Somebody who may sign in to the admin console. */
public record Admin(long id, String name, AdminRole role, Instant createdAt) {
  public static final int MAX_NAME_CHARS = 64;

  /** How long a password is at least. */
  public static final int MIN_PASSWORD_CHARS = 12;

  public static final int MAX_PASSWORD_CHARS = 256;

  /** Characters that cannot be seen would make two names look the same. */
  private static final Pattern STRANGE = Pattern.compile("(?U)[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  /** Whether a text can be a name: visible, on one line, not too long. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && ShownText.line(name).equals(name)
        && name.length() <= MAX_NAME_CHARS
        && !STRANGE.matcher(name).find();
  }
}
