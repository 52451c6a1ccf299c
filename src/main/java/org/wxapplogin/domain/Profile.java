package org.wxapplogin.domain;

/**
 * What a user shows of themselves. It comes from the client and is displayed, never trusted.
 *
 * @param gender 0 unknown, 1 male, 2 female, as WeChat counts
 * @param language such as {@code zh_CN}
 */
public record Profile(
    String nickName,
    String avatarUrl,
    int gender,
    String country,
    String province,
    String city,
    String language) {

  /** Nothing known: texts are empty, never null. */
  public static final Profile NONE = new Profile("", "", 0, "", "", "", "");

  /** What WeChat shows of everybody since it gives out names and pictures no more. */
  private static final String NO_NAME = "微信用户";

  /** The grey head that goes with it; the host and the size at the end vary. */
  private static final String NO_PICTURE =
      "/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/";

  /** Where a picture lies that is still on the phone, or in the developer tools. */
  private static final String ON_THE_PHONE = "http://tmp/";

  /** This profile, with what only stands for a name or a picture taken out. */
  public Profile withoutPlaceholders() {
    boolean noPicture = avatarUrl.contains(NO_PICTURE) || avatarUrl.startsWith(ON_THE_PHONE);
    return new Profile(
        nickName.equals(NO_NAME) ? "" : nickName,
        noPicture ? "" : avatarUrl,
        gender,
        country,
        province,
        city,
        language);
  }

  /** This profile with another picture. */
  public Profile withAvatarUrl(String url) {
    return new Profile(nickName, url, gender, country, province, city, language);
  }

  public Profile withoutName() {
    return new Profile("", avatarUrl, gender, country, province, city, language);
  }

  /** This profile without name and picture, which others see. */
  public Profile withoutNameAndPicture() {
    return new Profile("", "", gender, country, province, city, language);
  }

  /** This profile, with each field that is still empty taken from {@code other}. */
  public Profile filledFrom(Profile other) {
    return new Profile(
        first(nickName, other.nickName),
        first(avatarUrl, other.avatarUrl),
        gender == 0 ? other.gender : gender,
        first(country, other.country),
        first(province, other.province),
        first(city, other.city),
        first(language, other.language));
  }

  private static String first(String mine, String other) {
    return mine.isEmpty() ? other : mine;
  }
}
