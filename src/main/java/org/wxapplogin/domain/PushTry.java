package org.wxapplogin.domain;

/** How a try to handle a pushed event ended. */
public enum PushTry {
  HANDLED,
  /** It will be tried again. */
  FAILED,
  /** It failed too long, and an owner must decide. */
  GIVEN_UP
}
