package org.wxapplogin.domain;

/** What came of a call to a receiver of webhooks, for the metrics. */
public enum WebhookEnd {
  DELIVERED,
  /** It wants fewer calls, or wants them later. */
  THROTTLED,
  /** It wants no events any more. */
  GONE,
  /** It answered with another status. */
  REFUSED,
  /** There was no answer in time, or no connection. */
  NO_ANSWER,
  /** Besides: it was the last of an event, which is given up after three days. */
  GIVEN_UP;

  public static WebhookEnd of(WebhookAnswer answer) {
    if (answer.isDelivered()) {
      return DELIVERED;
    }
    if (answer.isGone()) {
      return GONE;
    }
    if (answer.isThrottled()) {
      return THROTTLED;
    }
    return answer.kind() == WebhookAnswer.Kind.ANSWERED ? REFUSED : NO_ANSWER;
  }
}
