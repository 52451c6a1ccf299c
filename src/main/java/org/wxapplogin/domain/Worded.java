package org.wxapplogin.domain;

/** A constant that the configuration and the API spell by a word of its own, with dots in it. */
public interface Worded {
  /** Lower-case letters, digits, dots, underscores and dashes, such as {@code users.read}. */
  String word();
}
