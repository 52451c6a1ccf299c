package org.wxapplogin.domain;

import java.util.Objects;

/**
 * A string that must not get into a log line, an exception, a reply or a page: an AppSecret, a
 * session_key, a token, a password. The code that owns it compares it in constant time; {@code
 * equals} says only whether two secrets are the same object.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps {@code value}, which must not be null. */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "secret"));
  }

  /** The clear text. Call only at the point of use, and keep what it returns out of any field. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
