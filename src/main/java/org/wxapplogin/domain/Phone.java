package org.wxapplogin.domain;

/**
 * A phone number WeChat vouches for. Its text as an object is nobody's number, so that none reaches
 * a log by mistake.
 *
 * @param countryCode digits without a plus, such as {@code 86}
 * @param number digits, without the country code
 */
public record Phone(String countryCode, String number) {
  private static final int SHOWN_AT_END = 4;
  private static final int HIDDEN = 4;

  /** {@code +8613800138000}: the one way to write it, by which it is found. */
  public String e164() {
    return "+" + countryCode + number;
  }

  /** {@code 138****8000}: enough for its owner to know it again. */
  public String masked() {
    int end = Math.max(0, number.length() - SHOWN_AT_END);
    return number.substring(0, Math.max(0, end - HIDDEN)) + "****" + number.substring(end);
  }

  @Override
  public String toString() {
    return "[phone]";
  }
}
