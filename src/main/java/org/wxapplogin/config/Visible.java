package org.wxapplogin.config;

import java.util.OptionalInt;

/**
 * Finds what nobody sees in a text that was pasted or saved by an editor: byte-order marks,
 * no-break spaces, line ends, and signs that were not UTF-8.
 */
final class Visible {
  private static final int REPLACEMENT = 0xFFFD;

  private Visible() {}

  /**
   * @throws IllegalArgumentException with a sentence for the operator if the text holds a character
   *     that cannot be seen, other than a blank
   */
  static void check(String text) {
    OptionalInt unseen = text.codePoints().filter(Visible::isUnseen).findFirst();
    if (unseen.isPresent()) {
      throw new IllegalArgumentException(
          "must have no characters that cannot be seen, but has "
              + "U+%04X".formatted(unseen.getAsInt()));
    }
  }

  /** The text with escapes, such as {@code \\uFEFF}, for what is not plain ASCII. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char sign : text.toCharArray()) {
      boolean plain = sign > ' ' && sign < 0x7F;
      escaped.append(plain ? String.valueOf(sign) : "\\u%04X".formatted((int) sign));
    }
    return escaped.toString();
  }

  private static boolean isUnseen(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> sign != ' ';
      default -> sign == REPLACEMENT;
    };
  }
}
