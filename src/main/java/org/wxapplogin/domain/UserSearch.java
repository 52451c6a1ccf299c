package org.wxapplogin.domain;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What somebody looks for users by.
 *
 * @param text never empty; for a phone the mark that {@link #ofPhone} makes, never the number
 */
public record UserSearch(By by, String text) {
  /** No nickname and no openid is longer. */
  public static final int MAX_TEXT = 64;

  private static final Pattern PHONE_MARK = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Where the text is looked for. */
  public enum By {
    /** The start of a nickname, openid or unionid, or a whole id. */
    ANY,
    NICKNAME,
    OPENID,
    UNIONID,
    ID,
    PHONE
  }

  /**
   * A search that names a number by its keyed hash, so that it may stand in an address.
   *
   * @param hash as it is stored
   */
  public static UserSearch ofPhone(byte[] hash) {
    return new UserSearch(By.PHONE, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  /** Whether this can be looked for at all: a search by phone may be anything in an old link. */
  public boolean isSound() {
    return !text.isEmpty()
        && text.length() <= MAX_TEXT
        && (by != By.PHONE || PHONE_MARK.matcher(text).matches());
  }

  /** The keyed hash of the phone that is looked for. */
  public byte[] phoneHash() {
    return Base64.getUrlDecoder().decode(text);
  }
}
