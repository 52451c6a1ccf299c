package org.wxapplogin.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a nickname is kept so that it is found by any part: each of its ends, cut short. A name
 * contains a text if one of its ends begins with it.
 */
public final class NameParts {
  /** How many code points of an end are kept; longer texts are compared with the name itself. */
  public static final int LENGTH = 16;

  /** Below this are scripts of letters: one letter is part of nearly every name. */
  private static final int FIRST_CJK = 0x2E80;

  private NameParts() {}

  /**
   * The parts of a name, the longest first.
   *
   * @param form as {@link ShownText#searchForm} makes it
   */
  public static List<String> of(String form) {
    int[] signs = form.codePoints().toArray();
    List<String> parts = new ArrayList<>(signs.length);
    for (int i = 0; i < signs.length; i++) {
      parts.add(new String(signs, i, Math.min(LENGTH, signs.length - i)));
    }
    return parts;
  }

  /** The beginning of a text by which parts are looked up. */
  public static String key(String form) {
    return isLong(form) ? form.substring(0, form.offsetByCodePoints(0, LENGTH)) : form;
  }

  /** Whether the text is longer than a part. */
  public static boolean isLong(String form) {
    return ShownText.length(form) > LENGTH;
  }

  /**
   * Whether the text would find nearly everybody: one letter, digit or sign that is not Chinese.
   */
  public static boolean isTooShort(String form) {
    return ShownText.length(form) == 1 && form.codePointAt(0) < FIRST_CJK;
  }
}
