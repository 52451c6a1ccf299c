package org.wxapplogin.service.importing;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Phone;

/** Phone numbers as other systems write them, with and without a country code. */
final class PhoneText {
  private static final String MAINLAND = "86";

  /** The country codes of two digits; of one are 1 and 7, all others have three (ITU E.164). */
  private static final Set<String> TWO_DIGITS =
      Set.of(
          "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
          "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
          "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

  private static final Pattern BETWEEN = Pattern.compile("[\\s()./-]");
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)(\\d+)");
  private static final Pattern DIGITS = Pattern.compile("\\d{4,18}");
  private static final Pattern OF_MAINLAND = Pattern.compile("(?:86)?(1\\d{10})");

  private PhoneText() {}

  /**
   * Reads a number.
   *
   * @param countryCode if it stands in a column of its own
   * @return empty if it is malformed, or it is not clear of which country it is
   */
  static Optional<Phone> parse(String text, Optional<String> countryCode) {
    String plain = BETWEEN.matcher(text).replaceAll("");
    Matcher prefixed = INTERNATIONAL.matcher(plain);
    boolean international = prefixed.matches();
    String digits = international ? prefixed.group(1) : plain;
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    if (countryCode.isPresent()) {
      String code = countryCode.get().replaceFirst("^(\\+|00)", "");
      boolean repeated = international && digits.startsWith(code);
      return phone(code, repeated ? digits.substring(code.length()) : digits);
    }
    if (international) {
      int length = codeLength(digits);
      return phone(digits.substring(0, length), digits.substring(length));
    }
    Matcher local = OF_MAINLAND.matcher(digits);
    return local.matches() ? Optional.of(new Phone(MAINLAND, local.group(1))) : Optional.empty();
  }

  private static int codeLength(String digits) {
    char first = digits.charAt(0);
    return first == '1' || first == '7' ? 1 : TWO_DIGITS.contains(digits.substring(0, 2)) ? 2 : 3;
  }

  /** The same form as that of numbers that WeChat gives. */
  private static Optional<Phone> phone(String code, String number) {
    return code.matches("\\d{1,4}") && number.matches("\\d{4,15}")
        ? Optional.of(new Phone(code, number))
        : Optional.empty();
  }
}
