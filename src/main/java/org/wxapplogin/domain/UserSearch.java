package org.wxapplogin.domain;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A search for users.
 *
 * @param text what is searched for; for a phone not the number, but its keyed hashes in base64url,
 *     one for each lookup key, with dots between them
 */
public record UserSearch(By by, String text) {
  /** How many hashes a number may have. */
  public static final int MAX_HASHES = 4;

  /** As long as a phone's hashes. */
  public static final int MAX_TEXT = MAX_HASHES * 44 - 1;

  /** As long as the longest nickname and openid. */
  public static final int MAX_TYPED = 64;

  private static final Pattern PHONE_HASHES = hashes(43);
  private static final Pattern END_HASHES = hashes(11);

  /** In which field the text is searched. */
  public enum By {
    /**
     * A part of a nickname, the start of an openid or unionid, or a whole id, of user or person.
     */
    ANY,
    NICKNAME,
    OPENID,
    UNIONID,
    /** The whole id of a person. */
    PERSON,
    ID,
    PHONE,
    /** The last four digits of a phone number, likewise a keyed hash; for operators only. */
    PHONE_END;

    /** Whether what is searched for is shown nowhere, and stands as keyed hashes in addresses. */
    public boolean isHidden() {
      return this == PHONE || this == PHONE_END;
    }
  }

  private static Pattern hashes(int length) {
    String one = "[A-Za-z0-9_-]{" + length + "}";
    return Pattern.compile(one + "(\\." + one + "){0," + (MAX_HASHES - 1) + "}");
  }

  /**
   * A search that names a number by its keyed hashes, so that it may be part of an address.
   *
   * @param hashes of which one is stored; at most {@link #MAX_HASHES}
   */
  public static UserSearch ofPhone(List<byte[]> hashes) {
    return new UserSearch(By.PHONE, text(hashes));
  }

  /** The same for the last four digits of numbers. */
  public static UserSearch ofPhoneEnd(List<byte[]> hashes) {
    return new UserSearch(By.PHONE_END, text(hashes));
  }

  private static String text(List<byte[]> hashes) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return hashes.stream().map(encoder::encodeToString).collect(Collectors.joining("."));
  }

  /** Whether this can be searched at all; a link may hold anything. */
  public boolean isSound() {
    return !text.isEmpty()
        && switch (by) {
          case PHONE -> PHONE_HASHES.matcher(text).matches();
          case PHONE_END -> END_HASHES.matcher(text).matches();
          default -> text.length() <= MAX_TYPED;
        };
  }

  /** Whether the text is too short to be part of a name that is looked for. */
  public boolean isTooShort() {
    return (by == By.ANY || by == By.NICKNAME) && NameParts.isTooShort(ShownText.searchForm(text));
  }

  /** The keyed hashes of the phone, or the last digits, that are searched. */
  public List<byte[]> phoneHashes() {
    return Arrays.stream(text.split("\\.")).map(Base64.getUrlDecoder()::decode).toList();
  }
}
