package org.wxapplogin.domain;

import java.util.Optional;

/**
 * How the receiver of a webhook answered a call.
 *
 * @param status of HTTP; 0 if there was no answer
 * @param retryAfter the header of that name as it came, where it is short
 */
public record WebhookAnswer(Kind kind, int status, Optional<String> retryAfter) {
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** What came of the call. The names are stored; add, never rename. */
  public enum Kind {
    /** It answered, whatever the status. */
    ANSWERED,
    /** Its name is unknown, or nobody listens there. */
    NO_CONNECTION,
    /** Its certificate is not trusted, or TLS failed otherwise. */
    NOT_TRUSTED,
    /** No answer before the deadline. */
    LATE,
    /** The connection was closed before an answer, or what came was none. */
    BROKEN
  }

  /** An answer with a status. */
  public static WebhookAnswer of(int status, Optional<String> retryAfter) {
    return new WebhookAnswer(Kind.ANSWERED, status, retryAfter);
  }

  /** No answer. */
  public static WebhookAnswer none(Kind kind) {
    return new WebhookAnswer(kind, 0, Optional.empty());
  }

  /** Whether the receiver has taken the event. */
  public boolean isDelivered() {
    return status / 100 == 2;
  }

  /** Whether the event may have reached the receiver: if not, it cannot be what it failed for. */
  public boolean mayHaveArrived() {
    return kind != Kind.NO_CONNECTION && kind != Kind.NOT_TRUSTED;
  }

  /** Whether the receiver wants no events any more. */
  public boolean isGone() {
    return status == GONE;
  }

  /** Whether the receiver is well, but wants fewer calls or wants them later. */
  public boolean isThrottled() {
    return status == TOO_MANY || status == UNAVAILABLE && retryAfter.isPresent();
  }
}
