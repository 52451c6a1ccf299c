package org.wxapplogin.domain;

/** How an exchange with WeChat ended. */
public enum ExchangeEnd {
  ANSWERED,
  /** WeChat is well and refused, for instance because of a bad code. */
  REFUSED,
  /** There was no usable answer: WeChat or the network is in trouble. */
  FAILED,
  TIMED_OUT,
  /** No place became free in time: too many exchanges were under way. */
  NO_PLACE,
  /** WeChat was not asked, because too many exchanges before had failed. */
  BREAKER_OPEN
}
