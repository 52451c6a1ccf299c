package org.wxapplogin.domain;

/** What a user's timeline is made of, in the order in which events of one instant are shown. */
public enum TimelineKind {
  LOGIN,
  /** Of the user's unionid, phone number, person or consent. */
  CHANGE,
  /** Pushed by WeChat, and not decided yet: of others is kept what they did, not about whom. */
  PUSH,
  /** What was done to the user by admins, services and commands. */
  ACT,
  NOTE
}
