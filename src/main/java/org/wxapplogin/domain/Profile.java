package org.wxapplogin.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /**
   * Parts of the addresses of the grey pictures that mean none; host and size vary. The first goes
   * with {@link #NO_NAME}; the second is in WeChat's sample for choosing a picture.
   */
  private static final List<String> NO_PICTURES =
      List.of(
          "/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/",
          "/icTdbqWNOwNRna42FI242Lcia07jQodd2FJGIYQfG0LAJGFxM4FbnQP6yfMxBgJ0F3YRqJCJ1aPAK2dQagdusBZg/");

  /**
   * The address of a picture that is still in the developer tools, which name their files so that
   * they look like pictures on the web. A phone's, {@code wxfile://}, is no address of the web.
   */
  private static final Pattern IN_THE_TOOLS =
      Pattern.compile(
          "https?://(?:(?:tmp|usr|store)/|(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?/__tmp__/).*");

  /** Whether a name is the one that WeChat gives for everybody. */
  public static boolean standsForNoName(String nickName) {
    return nickName.equals(NO_NAME);
  }

  /**
   * Whether the address of a picture shows nothing of the user, or only on the user's own phone.
   */
  public static boolean standsForNoPicture(String avatarUrl) {
    return NO_PICTURES.stream().anyMatch(avatarUrl::contains)
        || IN_THE_TOOLS.matcher(avatarUrl).matches();
  }

  /** This profile without the name and the picture if they are WeChat's placeholders. */
  public Profile withoutPlaceholders() {
    return new Profile(
        standsForNoName(nickName) ? "" : nickName,
        standsForNoPicture(avatarUrl) ? "" : avatarUrl,
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

  /** This profile with another name. */
  public Profile withName(String name) {
    return new Profile(name, avatarUrl, gender, country, province, city, language);
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
