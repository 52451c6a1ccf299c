package org.wxapplogin.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A failure that means something to the caller. It is thrown where the fault is found and caught in
 * one place, the error filter, which turns its code into a reply.
 */
public final class AppException extends RuntimeException {
  private final ErrorCode code;
  private final String field;
  private final transient Duration retryAfter;
  private final transient Map<String, String> data;

  /**
   * @param detail what was wrong, for the log: no secret, no user's text. Not sent to phones; to
   *     services, unless it is a fault of the server
   */
  public AppException(ErrorCode code, String detail) {
    this(code, detail, null, null, null, Map.of());
  }

  public AppException(ErrorCode code, String detail, Throwable cause) {
    this(code, detail, null, cause, null, Map.of());
  }

  private AppException(
      ErrorCode code,
      String detail,
      String field,
      Throwable cause,
      Duration retryAfter,
      Map<String, String> data) {
    super(detail, cause);
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
    this.data = data;
  }

  /**
   * A failure about one field of what the caller sent.
   *
   * @param field its name in the API, which the reply says; a word of ours, nothing the caller sent
   * @param why the rest of the sentence that begins "field gender", for the log: never its value
   */
  public static AppException ofField(ErrorCode code, String field, String why) {
    return ofField(code, field, why, null);
  }

  public static AppException ofField(ErrorCode code, String field, String why, Throwable cause) {
    return new AppException(code, "field " + field + " " + why, field, cause, null, Map.of());
  }

  /** A failure that passes: the reply says when the client may try again. */
  public static AppException retryable(
      ErrorCode code, String detail, Duration retryAfter, Throwable cause) {
    return new AppException(code, detail, null, cause, retryAfter, Map.of());
  }

  /**
   * A failure of which the user is told more than its code says.
   *
   * @param data texts for the user, by their names in the API: the {@code data} of the reply
   */
  public static AppException withData(ErrorCode code, String detail, Map<String, String> data) {
    return new AppException(code, detail, null, null, null, Map.copyOf(data));
  }

  public ErrorCode code() {
    return code;
  }

  /** The field it is about, by its name in the API; empty if it is about none, or about several. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** After what time a new try makes sense; empty if that is not known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What more the user is told, by its names in the API; empty if there is nothing. */
  public Map<String, String> data() {
    return data == null ? Map.of() : data;
  }
}
