package org.wxapplogin.domain;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what people type who know the last four digits of a phone number: {@code …8000}, {@code
 * *8000}, {@code 138****8000}, {@code 尾号8000}, {@code ending in 8000}.
 */
public final class PhoneEnd {
  /** The characters are brought to their plain form before: … is then three dots. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?:\\+?[\\d\\s-]{0,8}\\*{1,8}|\\.{2,9}|(?:手机|电话|手机号|手機|電話)?(?:尾号|尾號|末四位|后四位|後四位)[是为為]?:?"
              + "|(?i:end(?:s|ing)(?: in| with)?|last four:?))\\s*(\\d{4})");

  private static final Pattern DIGITS = Pattern.compile("\\d{4}");

  private PhoneEnd() {}

  /** The four digits of a text that can mean nothing else. */
  public static Optional<String> marked(String typed) {
    Matcher marked = MARKED.matcher(plain(typed));
    return marked.matches() ? Optional.of(marked.group(1)) : Optional.empty();
  }

  /** The four digits of a text that is nothing but four digits, or marked. */
  public static Optional<String> digits(String typed) {
    String plain = plain(typed);
    return DIGITS.matcher(plain).matches() ? Optional.of(plain) : marked(typed);
  }

  private static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
