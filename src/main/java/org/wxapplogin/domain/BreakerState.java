package org.wxapplogin.domain;

/**
 * The states of the circuit breaker before WeChat, from good to bad. Closed, as with a fuse, means
 * that exchanges pass.
 */
public enum BreakerState {
  CLOSED,
  /** A few exchanges pass, as a trial whether WeChat is well again. */
  HALF_OPEN,
  /** No exchange passes: all are refused at once. */
  OPEN
}
