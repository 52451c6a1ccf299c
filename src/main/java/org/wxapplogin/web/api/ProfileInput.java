package org.wxapplogin.web.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.web.Input;

/**
 * Reads what a client says of its user: bounded, cleaned, and shown only, never trusted. What only
 * stands for a name or a picture counts as not sent.
 */
final class ProfileInput {
  private static final String USER_INFO = "userInfo";

  /** A gender; some languages write whole numbers with a fraction. */
  private static final Pattern GENDER = Pattern.compile("([012])(?:\\.0{1,9})?");

  private final Input in;
  private final Consumer<String> misfit;

  /**
   * @param misfit is told the name of each field whose value does not fit
   */
  private ProfileInput(Input in, Consumer<String> misfit) {
    this.in = in;
    this.misfit = misfit;
  }

  /** What came with a login. What does not fit is left out: who logs in is WeChat's to say. */
  static Profile ofLogin(Input in) {
    return in.object(USER_INFO)
        .map(info -> new ProfileInput(info, field -> {}).change().apply(Profile.NONE))
        .orElse(Profile.NONE);
  }

  /**
   * A change of the fields the client sent and of no others, in {@code userInfo} or else in the
   * body itself; empty text clears what was there.
   *
   * @throws AppException at once, with {@link ErrorCode#BAD_VALUE} and the name of the field, if a
   *     value does not fit
   */
  static UnaryOperator<Profile> ofChange(Input in) {
    Input info =
        in.hasValue(USER_INFO) ? in.object(USER_INFO).orElseThrow(() -> bad(USER_INFO)) : in;
    return new ProfileInput(
            info,
            field -> {
              throw bad(field);
            })
        .change();
  }

  private static AppException bad(String field) {
    return AppException.ofField(ErrorCode.BAD_VALUE, field, "does not fit");
  }

  private UnaryOperator<Profile> change() {
    Optional<String> nickName =
        text("nickName", ProfileText.MAX_NAME).filter(name -> !Profile.standsForNoName(name));
    Optional<String> avatarUrl = avatarUrl();
    Optional<Integer> gender = gender();
    Optional<String> country = text("country", ProfileText.MAX_NAME);
    Optional<String> province = text("province", ProfileText.MAX_NAME);
    Optional<String> city = text("city", ProfileText.MAX_NAME);
    Optional<String> language = text("language", ProfileText.MAX_LANGUAGE, ProfileText::isLanguage);
    return old ->
        new Profile(
            nickName.orElse(old.nickName()),
            avatarUrl.orElse(old.avatarUrl()),
            gender.orElse(old.gender()),
            country.orElse(old.country()),
            province.orElse(old.province()),
            city.orElse(old.city()),
            language.orElse(old.language()));
  }

  private Optional<String> text(String name, int max) {
    return text(name, max, text -> true);
  }

  private Optional<String> text(String name, int max, Predicate<String> fits) {
    Optional<String> sent =
        in.raw(name)
            .filter(JsonElement::isJsonPrimitive)
            .map(JsonElement::getAsJsonPrimitive)
            .filter(JsonPrimitive::isString)
            .map(value -> ShownText.line(value.getAsString()));
    return fitting(name, sent.filter(text -> ShownText.length(text) <= max).filter(fits));
  }

  /** A page shows it as the source of an image: nothing but https, or http as WeChat once sent. */
  private Optional<String> avatarUrl() {
    return text(
            "avatarUrl", ProfileText.MAX_URL, url -> url.isEmpty() || ProfileText.isAddress(url))
        .filter(url -> !Profile.standsForNoPicture(url));
  }

  private Optional<Integer> gender() {
    if (!in.hasValue("gender")) {
      return Optional.empty();
    }
    Optional<Integer> sent =
        in.raw("gender")
            .filter(JsonElement::isJsonPrimitive)
            .map(value -> GENDER.matcher(value.getAsString().strip()))
            .filter(Matcher::matches)
            .map(matcher -> Integer.valueOf(matcher.group(1)));
    return fitting("gender", sent);
  }

  private <T> Optional<T> fitting(String name, Optional<T> value) {
    if (value.isEmpty() && in.has(name)) {
      misfit.accept(name);
    }
    return value;
  }
}
