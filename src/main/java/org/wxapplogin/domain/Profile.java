package org.wxapplogin.domain;

import java.util.Optional;

/**
 * What users show of themselves. It comes from the client and is displayed, never trusted.
 *
 * @param avatarUrl the address of a picture elsewhere, or where an uploaded picture is: see {@link
 *     #uploadedPicture}
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

  /** A profile of which nothing is known: all texts are empty. */
  public static final Profile NONE = new Profile("", "", 0, "", "", "", "");

  /** What stands before the name of a picture that the user uploaded to this server. */
  private static final String UPLOADED = "avatars/";

  /** The name WeChat gives for everybody since it no longer gives out real ones. */
  private static final String NO_NAME = "微信用户";

  /** Part of the address of the grey picture that goes with it; host and size vary. */
  private static final String NO_PICTURE =
      "/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/";

  /** How the address of a picture begins that is still on the phone or in the developer tools. */
  private static final String ON_THE_PHONE = "http://tmp/";

  /** This profile without the name and the picture if they are WeChat's placeholders. */
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

  /** This profile with a picture that the user uploaded, by its name. */
  public Profile withUploadedPicture(String name) {
    return withAvatarUrl(UPLOADED + name);
  }

  /**
   * The name of the uploaded picture that this profile shows; empty if it shows none or one that is
   * elsewhere. No client can type one: what it types is an http or https address.
   */
  public Optional<String> uploadedPicture() {
    return Optional.of(avatarUrl)
        .filter(url -> url.startsWith(UPLOADED))
        .map(url -> url.substring(UPLOADED.length()));
  }

  public Profile withoutName() {
    return new Profile("", avatarUrl, gender, country, province, city, language);
  }

  /** This profile without name and picture, the fields that other users see. */
  public Profile withoutNameAndPicture() {
    return new Profile("", "", gender, country, province, city, language);
  }

  /** This profile, with each empty field taken from {@code other}. */
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
