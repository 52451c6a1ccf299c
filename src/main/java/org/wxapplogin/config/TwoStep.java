package org.wxapplogin.config;

/** Whether admins must sign in in two steps, by the password and a code. */
public enum TwoStep {
  OPTIONAL,
  /** Who has not set it up gets no other page. */
  REQUIRED
}
