package org.wxapplogin.domain;

/** Whether WeChat is asked, in the order of worry. */
public enum BreakerState {
  CLOSED,
  /** A few are let through to see whether WeChat is well again. */
  HALF_OPEN,
  OPEN
}
