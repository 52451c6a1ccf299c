package org.wxapplogin.domain;

/** Why somebody does something to a user: a line of text that is kept in the audit. */
public final class Reason {
  /** The longest, in characters. */
  public static final int MAX_CHARS = 200;

  private Reason() {}

  /**
   * The reason as it is kept: what cannot be seen in it is left out.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if there is none, or too much of it
   */
  public static String of(String typed) {
    String clean = ShownText.line(typed);
    if (clean.isEmpty() || ShownText.length(clean) > MAX_CHARS) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "reason", "is empty or too long");
    }
    return clean;
  }
}
