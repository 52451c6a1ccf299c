package org.wxapplogin.domain;

/** How an exchange with WeChat ended. */
public enum ExchangeEnd {
  ANSWERED,
  /** WeChat is well and said no, to a code for instance. */
  REFUSED,
  /** No answer that can be used: WeChat, or the way there, is in trouble. */
  FAILED,
  TIMED_OUT,
  /** As many were under way already as there are places. */
  NO_PLACE,
  /** Not even tried, for the ones before had failed. */
  BREAKER_OPEN
}
