package org.wxapplogin.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure that means something to the caller. It is thrown where the fault is found and caught in
 * one place, the error filter, which turns its code into a reply.
 */
public final class AppException extends RuntimeException {
  private final ErrorCode code;
  private final transient Duration retryAfter;

  /**
   * @param detail what was wrong, for the log: no secret, no user's text, not sent to the client
   */
  public AppException(ErrorCode code, String detail) {
    this(code, detail, null, null);
  }

  public AppException(ErrorCode code, String detail, Throwable cause) {
    this(code, detail, cause, null);
  }

  private AppException(ErrorCode code, String detail, Throwable cause, Duration retryAfter) {
    super(detail, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** A failure that passes: the reply says when the client may try again. */
  public static AppException retryable(
      ErrorCode code, String detail, Duration retryAfter, Throwable cause) {
    return new AppException(code, detail, cause, retryAfter);
  }

  public ErrorCode code() {
    return code;
  }

  /** After what time a new try makes sense; empty if that is not known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
