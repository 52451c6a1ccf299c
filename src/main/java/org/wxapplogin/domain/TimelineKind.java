package org.wxapplogin.domain;

/** What a user's timeline is made of, in the order in which events of one instant are shown. */
public enum TimelineKind {
  LOGIN,
  /** Of the user's unionid, phone number or person, or data withdrawn in WeChat. */
  CHANGE,
  /** The user agreed to a version of a document. */
  CONSENT,
  /** Pushed by WeChat, and not decided yet: of others is kept what they did, not about whom. */
  PUSH,
  /** What was done to the user by admins, services and commands. */
  ACT,
  NOTE
}
