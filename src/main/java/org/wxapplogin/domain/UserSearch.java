package org.wxapplogin.domain;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A search for users.
 *
 * @param text what is searched for; for a phone not the number, but its keyed hash in base64url
 */
public record UserSearch(By by, String text) {
  /** As long as the longest nickname and openid. */
  public static final int MAX_TEXT = 64;

  private static final Pattern PHONE_HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** In which field the text is searched. */
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
   * A search that names a number by its keyed hash, so that it may be part of an address.
   *
   * @param hash as it is stored
   */
  public static UserSearch ofPhone(byte[] hash) {
    return new UserSearch(By.PHONE, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  /** Whether this can be searched at all; a link may hold anything. */
  public boolean isSound() {
    return !text.isEmpty()
        && text.length() <= MAX_TEXT
        && (by != By.PHONE || PHONE_HASH.matcher(text).matches());
  }

  /** The keyed hash of the phone that is searched. */
  public byte[] phoneHash() {
    return Base64.getUrlDecoder().decode(text);
  }
}
