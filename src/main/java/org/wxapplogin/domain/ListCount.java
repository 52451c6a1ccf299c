package org.wxapplogin.domain;

/** How many users a list has, as exactly as can be found out in short time. */
public record ListCount(Kind kind, long number) {
  /** Not counted, because that would have taken too long. */
  public static final ListCount UNKNOWN = new ListCount(Kind.UNKNOWN, 0);

  /** What the number says. */
  public enum Kind {
    EXACT,
    MORE_THAN,
    ABOUT,
    UNKNOWN
  }
}
