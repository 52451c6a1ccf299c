package org.wxapplogin.domain;

import java.time.Instant;

/** Somebody who may sign in to the admin console. */
public record Admin(long id, String name, AdminRole role, Instant createdAt) {
  public static final int MAX_NAME_CHARS = 64;

  /** How long the first admin's password is at least, which the configuration gives. */
  public static final int MIN_FIRST_PASSWORD_CHARS = 10;

  /** How long a password is at least that admins choose themselves. */
  public static final int MIN_PASSWORD_CHARS = 12;

  public static final int MAX_PASSWORD_CHARS = 256;
}
