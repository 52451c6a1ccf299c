package org.wxapplogin.domain;

import java.util.Optional;

/**
 * A phone number that WeChat vouches for. Its {@code toString} hides the number, so that none gets
 * into a log by mistake.
 *
 * @param countryCode digits without a plus, such as {@code 86}
 * @param number digits, without the country code
 */
public record Phone(String countryCode, String number) {
  private static final int SHOWN_AT_END = 4;
  private static final int HIDDEN = 4;
  private static final int SHOWN_TO_ADMINS = 2;

  /** Of a number with fewer digits, two would be much. */
  private static final int SHORT = 8;

  /** The number as it is stored, sealed: {@code 86 13800138000}. */
  public String stored() {
    return countryCode + " " + number;
  }

  /** Reads what {@link #stored} wrote; empty for any other text. */
  public static Optional<Phone> ofStored(String text) {
    String[] parts = text.split(" ", -1);
    return parts.length == 2 ? Optional.of(new Phone(parts[0], parts[1])) : Optional.empty();
  }

  /** The number as {@code +8613800138000} (E.164), the form by which it is found. */
  public String e164() {
    return "+" + countryCode + number;
  }

  /**
   * The last four digits, by which operators find the number; empty for a number that is so short
   * that they would be most of it.
   */
  public Optional<String> lastFour() {
    return number.length() < SHORT
        ? Optional.empty()
        : Optional.of(number.substring(number.length() - SHOWN_AT_END));
  }

  /** The number as {@code 138****8000}, in which its owner recognizes it. */
  public String masked() {
    int end = Math.max(0, number.length() - SHOWN_AT_END);
    return number.substring(0, Math.max(0, end - HIDDEN)) + "****" + number.substring(end);
  }

  /**
   * The number as {@code ****00}, by which an admin who knows it recognizes it, and as good as
   * nothing for those who do not: whoever can search for whole numbers finds out by trying what a
   * mask hides, and of {@code 138****8000} that is little.
   */
  public String ending() {
    int shown = number.length() < SHORT ? 0 : SHOWN_TO_ADMINS;
    return "****" + number.substring(number.length() - shown);
  }

  @Override
  public String toString() {
    return "[phone]";
  }
}
