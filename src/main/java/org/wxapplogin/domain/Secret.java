package org.wxapplogin.domain;

import java.util.Objects;

/**
 * A string that must not reach a log line, an exception, a reply or a page: an AppSecret, a
 * session_key, a token, a password. Compared by the code that owns it, in constant time, never by
 * {@code equals}: two secrets are equal only if they are the same object.
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
