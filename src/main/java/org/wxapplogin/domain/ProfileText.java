package org.wxapplogin.domain;

import java.util.regex.Pattern;

/** Which texts a profile may hold, whether a client or WeChat sent them. */
public final class ProfileText {
  public static final int MAX_NAME = 64;
  public static final int MAX_LANGUAGE = 16;
  public static final int MAX_URL = 512;

  /** Control characters, lone surrogates, and characters that reverse the direction of text. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

  /** An address that a page may show as an image: https, or http, which WeChat once sent. */
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_-]*");

  private ProfileText() {}

  /** The text without invisible characters and without blanks at its ends. */
  public static String clean(String text) {
    return UNSEEN.matcher(text).replaceAll("").strip();
  }

  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  public static boolean isLanguage(String text) {
    return LANGUAGE.matcher(text).matches();
  }
}
