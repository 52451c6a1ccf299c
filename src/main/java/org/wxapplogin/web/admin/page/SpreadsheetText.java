package org.wxapplogin.web.admin.page;

import java.util.regex.Pattern;

/**
 * Tells which texts a spreadsheet that opens a CSV file does not leave as they are: it computes
 * formulas, turns {@code 1-2} into a date and {@code TRUE} into a truth value, drops the zeros of
 * {@code 00123} and rounds numbers of more than 15 digits.
 */
final class SpreadsheetText {
  /** Signs that formulas begin with, also in the full-width form of Chinese keyboards. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫";

  /** All that numbers, amounts, dates and times are made of, in English and Chinese. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[\\p{Nd}\\p{Z}\\p{Cc}\\p{Cf}.,:/'()%$¥€£₩\u2010-\u2015-]"
              + "|[＄￥％．，：／（）－年月日号號时時点點分秒]|上午|下午"
              + "|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
              + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
              + "|[ap]m?|e[+-]?|t|z)++",
          Pattern.CASE_INSENSITIVE);

  /** Four numbers with dots between are neither a number nor a date. */
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private SpreadsheetText() {}

  /** Whether a spreadsheet takes this for anything but text. */
  static boolean isTakenForMore(String text) {
    return isFormula(text) || isValue(text) || isTruth(text.strip());
  }

  /** Invisible signs in front of a formula do not hide it. */
  private static boolean isFormula(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (FORMULA.indexOf(sign) >= 0) {
        return true;
      }
      if (sign > ' ' && !isUnseen(sign)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isUnseen(char sign) {
    return Character.isSpaceChar(sign)
        || Character.getType(sign) == Character.FORMAT
        || Character.isISOControl(sign);
  }

  private static boolean isValue(String text) {
    return text.codePoints().anyMatch(Character::isDigit)
        && VALUE.matcher(text).matches()
        && !IPV4.matcher(text).matches();
  }

  private static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }
}
