package org.wxapplogin.domain;

/** How many users a list has, as far as it is worth to know. */
public record ListCount(Kind kind, long number) {
  /** Nobody counted: that would have taken too long. */
  public static final ListCount UNKNOWN = new ListCount(Kind.UNKNOWN, 0);

  /** What the number says. */
  public enum Kind {
    EXACT,
    MORE_THAN,
    ABOUT,
    UNKNOWN
  }
}
