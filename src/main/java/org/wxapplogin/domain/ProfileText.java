package org.wxapplogin.domain;

import java.util.regex.Pattern;

/**
 * Which texts a profile may hold, whether a client or WeChat sent them. Lengths are of cleaned
 * text, {@link ShownText#line}, in code points.
 */
public final class ProfileText {
  public static final int MAX_NAME = 64;
  public static final int MAX_LANGUAGE = 16;
  public static final int MAX_URL = 512;

  /** An address that a page may show as an image: https, or http, which WeChat once sent. */
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_-]*");

  private ProfileText() {}

  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  public static boolean isLanguage(String text) {
    return LANGUAGE.matcher(text).matches();
  }
}
