package org.wxapplogin.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which code points can be seen, by Unicode's properties; for {@link ShownText}. What is not
 * assigned yet counts as seen: a newer phone may have an emoji there.
 */
final class Signs {
  /** No sign: before the first and after the last. */
  static final int NONE = -1;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Scripts whose letters change their shape where a joiner stands between them. */
  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.TIBETAN,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER);

  private Signs() {}

  /**
   * Whether it is seen as an empty place: white space, and three fillers that Unicode does not call
   * so, the blank of Braille and those of Hangul.
   */
  static boolean isBlank(int sign) {
    return Character.isSpaceChar(sign)
        || Character.isWhitespace(sign)
        || sign == 0x85
        || sign == 0x2800
        || sign == 0x3164
        || sign == 0xFFA0;
  }

  /** Whether it leaves no trace of its own: controls, marks of direction, joiners, selectors. */
  static boolean isUnseen(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.FORMAT -> !isNumberMark(sign);
      default -> isIgnorable(sign) || isNoCharacter(sign);
    };
  }

  /**
   * Whether an unseen sign makes one sign of those beside it, or gives the one before it its look:
   * a family of emoji, a flag, the form of a letter.
   *
   * @param before what was kept before it; {@link #NONE} at the beginning of a word
   */
  static boolean joins(int sign, int before, int after) {
    if (sign == ZERO_WIDTH_JOINER && (isPicture(before) || isSelector(before))) {
      return isPicture(after);
    }
    if (sign == ZERO_WIDTH_JOINER || sign == ZERO_WIDTH_NON_JOINER) {
      return isOfJoinedScript(before) && isOfJoinedScript(after);
    }
    if (isTag(sign)) {
      return before == BLACK_FLAG || isTag(before);
    }
    return isSelector(sign) && before != NONE && selects(sign, before);
  }

  /** Marks that are drawn below or over the number after them, though Unicode calls them format. */
  private static boolean isNumberMark(int sign) {
    return within(sign, 0x600, 0x605)
        || within(sign, 0x890, 0x891)
        || sign == 0x6DD
        || sign == 0x70F
        || sign == 0x8E2
        || sign == 0x110BD
        || sign == 0x110CD;
  }

  /**
   * Unicode's Default_Ignorable_Code_Point, as far as it is not of the type format, and formats of
   * hieroglyphs that this version of Java may not know.
   */
  private static boolean isIgnorable(int sign) {
    return sign == 0x34F
        || within(sign, 0x115F, 0x1160)
        || within(sign, 0x17B4, 0x17B5)
        || within(sign, 0x180B, 0x180F)
        || sign == 0x2065
        || within(sign, 0xFE00, 0xFE0F)
        || within(sign, 0xFFF0, 0xFFF8)
        || within(sign, 0x13430, 0x1343F)
        || within(sign, 0xE0000, 0xE0FFF);
  }

  private static boolean isNoCharacter(int sign) {
    return within(sign, 0xFDD0, 0xFDEF) || within(sign, 0xFFFE, 0xFFFF);
  }

  /** An emoji, or a sign that may be part of one; also those that Java does not know yet. */
  private static boolean isPicture(int sign) {
    return within(sign, 0x1F000, 0x1FAFF)
        || switch (Character.getType(sign)) {
          case Character.OTHER_SYMBOL -> true;
          case Character.MATH_SYMBOL -> sign > 0x7F;
          default -> "‼⁉ℹ〰〽".indexOf(sign) >= 0;
        };
  }

  private static boolean selects(int selector, int sign) {
    if (within(selector, 0x180B, 0x180D)) {
      return UnicodeScript.of(sign) == UnicodeScript.MONGOLIAN;
    }
    if (within(selector, 0xFE03, 0xFE0F)) {
      return isPicture(sign) || "0123456789#*".indexOf(sign) >= 0;
    }
    return isPicture(sign) || Character.isIdeographic(sign);
  }

  private static boolean isOfJoinedScript(int sign) {
    return sign != NONE && JOINED.contains(UnicodeScript.of(sign));
  }

  /** A sign that picks one of the looks of the sign before it. */
  private static boolean isSelector(int sign) {
    return within(sign, 0xFE00, 0xFE0F)
        || within(sign, 0x180B, 0x180D)
        || within(sign, 0xE0100, 0xE01EF);
  }

  /** A letter of the name of a region, of which the flag is drawn. */
  private static boolean isTag(int sign) {
    return within(sign, 0xE0020, 0xE007F);
  }

  private static boolean within(int sign, int first, int last) {
    return sign >= first && sign <= last;
  }
}
