package org.wxapplogin.domain;

import java.time.Instant;

/** A person who looks after the users in a browser. */
public record Admin(long id, String name, AdminRole role, Instant createdAt) {
  public static final int MAX_NAME_CHARS = 64;

  /** The least the first password has, which the configuration gives. */
  public static final int MIN_FIRST_PASSWORD_CHARS = 10;

  /** The least a password has that admins choose for themselves. */
  public static final int MIN_PASSWORD_CHARS = 12;

  public static final int MAX_PASSWORD_CHARS = 256;
}
