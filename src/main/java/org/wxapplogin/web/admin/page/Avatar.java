package org.wxapplogin.web.admin.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A round picture over a letter, which is seen where the picture does not load.
 *
 * @param src an https address; empty for none
 * @param tone one of the style sheet's background colours
 */
public record Avatar(String src, String initial, String tone) {
  private static final int TONES = 6;

  /** Signs without a look of their own, but for those that join others into one. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private static final Pattern FIRST_SIGN = Pattern.compile("^\\X");

  public static Avatar of(long id, String name, String url) {
    String tone = name.isBlank() ? "tone-none" : "tone-" + Math.floorMod(id, TONES);
    return new Avatar(src(url), initial(name), tone);
  }

  /** The first sign as a person sees it, which may be several characters; "?" for no name. */
  static String initial(String name) {
    String visible = UNSEEN.matcher(name).replaceAll("").strip();
    Matcher matcher = FIRST_SIGN.matcher(visible);
    return matcher.find() ? matcher.group().toUpperCase(Locale.ROOT) : "?";
  }

  /** WeChat's old addresses say http; its servers speak https, and the pages load nothing else. */
  private static String src(String url) {
    if (url.startsWith("http://")) {
      return "https://" + url.substring("http://".length());
    }
    return url.startsWith("https://") ? url : "";
  }
}
