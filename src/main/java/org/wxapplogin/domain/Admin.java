package org.wxapplogin.domain;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in to the admin console.
 *
 * @param apps whose users they see and act on; for an owner always those of all
 */
public record Admin(long id, String name, AdminRole role, Instant createdAt, AppScope apps) {
  public static final int MAX_NAME_CHARS = 64;

  /** How long a password is at least. */
  public static final int MIN_PASSWORD_CHARS = 12;

  public static final int MAX_PASSWORD_CHARS = 256;

  /** Characters that cannot be seen would make two names look the same. */
  private static final Pattern STRANGE = Pattern.compile("(?U)[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  public Admin {
    apps = role == AdminRole.OWNER ? AppScope.ALL : apps;
  }

  /** An admin who sees all apps. */
  public Admin(long id, String name, AdminRole role, Instant createdAt) {
    this(id, name, role, createdAt, AppScope.ALL);
  }

  /** Whether a text can be a name: visible, on one line, not too long. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && ShownText.line(name).equals(name)
        && name.length() <= MAX_NAME_CHARS
        && !STRANGE.matcher(name).find();
  }
}
