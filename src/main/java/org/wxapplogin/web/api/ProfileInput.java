package org.wxapplogin.web.api;

import java.util.function.UnaryOperator;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.web.Input;

/** Reads what a client says of its user: bounded, cleaned, and shown only, never trusted. */
final class ProfileInput {
  private ProfileInput() {}

  /**
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if a field is malformed
   */
  static Profile read(Input in) {
    return new Profile(
        text(in, "nickName", ProfileText.MAX_NAME),
        url(in, "avatarUrl"),
        gender(in),
        text(in, "country", ProfileText.MAX_NAME),
        text(in, "province", ProfileText.MAX_NAME),
        text(in, "city", ProfileText.MAX_NAME),
        language(in));
  }

  /**
   * A change of the fields the client sent and of no others; an empty field clears what was there.
   *
   * @throws AppException at once if a field is malformed
   */
  static UnaryOperator<Profile> readChange(Input in) {
    Profile sent = read(in);
    return old ->
        new Profile(
            in.has("nickName") ? sent.nickName() : old.nickName(),
            in.has("avatarUrl") ? sent.avatarUrl() : old.avatarUrl(),
            in.has("gender") ? sent.gender() : old.gender(),
            in.has("country") ? sent.country() : old.country(),
            in.has("province") ? sent.province() : old.province(),
            in.has("city") ? sent.city() : old.city(),
            in.has("language") ? sent.language() : old.language());
  }

  private static String text(Input in, String name, int max) {
    return ProfileText.clean(in.optional(name, max).orElse(""));
  }

  /** A page shows it as the source of an image: nothing but https, or http as WeChat once sent. */
  private static String url(Input in, String name) {
    String url = text(in, name, ProfileText.MAX_URL);
    if (!url.isEmpty() && !ProfileText.isAddress(url)) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "field " + name + " is not an address");
    }
    return url;
  }

  private static int gender(Input in) {
    int gender = in.number("gender").orElse(0);
    if (gender < 0 || gender > 2) {
      throw new AppException(ErrorCode.BAD_VALUE, "field gender is none of 0, 1, 2");
    }
    return gender;
  }

  private static String language(Input in) {
    String language = text(in, "language", ProfileText.MAX_LANGUAGE);
    if (!ProfileText.isLanguage(language)) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "field language is malformed");
    }
    return language;
  }
}
