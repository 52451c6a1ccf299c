package org.wxapplogin.domain;

/**
 * A text that admins use again and again, in the language it is written in.
 *
 * @param name by which it is picked, unique among those of its kind
 */
public record TextTemplate(long id, Kind kind, String name, String text) {
  /** How many there may be. */
  public static final int MOST = 50;

  /** The longest name, in characters. */
  public static final int MAX_NAME = 32;

  /** The longest text of any kind, in characters. */
  public static final int MAX_TEXT = 400;

  /** Where it is used. The names are stored; add, never rename. */
  public enum Kind {
    /** Why a user is banned, for the console. */
    REASON(Reason.MAX_CHARS, false),
    /** What the user is told of it. */
    TOLD(BanTerms.MAX_TOLD, false),
    NOTE(MAX_TEXT, true);

    private final int maxChars;
    private final boolean lines;

    Kind(int maxChars, boolean lines) {
      this.maxChars = maxChars;
      this.lines = lines;
    }

    public int maxChars() {
      return maxChars;
    }
  }

  /**
   * A template as it is kept: what cannot be seen is left out.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} and the field, {@code name} or {@code
   *     text}, that is empty or too long
   */
  public static TextTemplate of(long id, Kind kind, String name, String text) {
    String cleanName = ShownText.line(name);
    String cleanText = kind.lines ? ShownText.lines(text) : ShownText.line(text);
    require("name", cleanName, MAX_NAME);
    require("text", cleanText, kind.maxChars);
    return new TextTemplate(id, kind, cleanName, cleanText);
  }

  private static void require(String field, String clean, int max) {
    if (clean.isEmpty() || ShownText.length(clean) > max) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, field, "is empty or too long");
    }
  }
}
