package org.wxapplogin.service.wechat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.crypto.UserDataCrypto;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.wechat.UserData.Encrypted;
import org.wxapplogin.service.wechat.UserData.Signed;

/**
 * Checks what a client passes on from WeChat, with the session keys of its user, the newest first:
 * data that was made just before a concurrent wx.login needs the previous key. Thread-safe.
 */
public final class UserDataReader {
  private static final Gson GSON = new Gson();

  private final Duration watermarkAge;
  private final Clock clock;

  public UserDataReader(Duration watermarkAge, Clock clock) {
    this.watermarkAge = watermarkAge;
    this.clock = clock;
  }

  /**
   * The profile in the data; fields are empty if the data has nothing for them, or nothing usable.
   *
   * @throws AppException with {@link ErrorCode#SIGNATURE_MISMATCH}, {@link
   *     ErrorCode#CANNOT_DECRYPT} or {@link ErrorCode#FOREIGN_WATERMARK}
   */
  public Profile profile(UserData data, Identity identity, List<Secret> keys) {
    Profile signed = data.signed().map(it -> signedProfile(it, keys)).orElse(Profile.NONE);
    return data.encrypted()
        .map(it -> profile(open(it, identity, keys)).filledFrom(signed))
        .orElse(signed);
  }

  /**
   * Decrypts data and checks that it is this user's, this app's and recent. Data with another
   * openid fails as data that does not decrypt does: only a manipulated iv leads to that.
   */
  public JsonObject open(Encrypted data, Identity identity, List<Secret> keys) {
    JsonObject opened =
        keys.stream()
            .flatMap(key -> UserDataCrypto.decrypt(key, data.encryptedData(), data.iv()).stream())
            .filter(found -> List.of("", identity.openid()).contains(text(found, "openId")))
            .findFirst()
            .orElseThrow(() -> new AppException(ErrorCode.CANNOT_DECRYPT, "encryptedData"));
    requireApp(opened, identity.appid());
    requireFresh(opened);
    return opened;
  }

  /** Checks that WeChat made the data for this app. */
  public void requireApp(JsonObject data, String appid) {
    if (!text(watermark(data), "appid").equals(appid)) {
      throw new AppException(ErrorCode.FOREIGN_WATERMARK, "watermark of another app");
    }
  }

  private static JsonObject watermark(JsonObject data) {
    return data.get("watermark") instanceof JsonObject watermark ? watermark : new JsonObject();
  }

  /** Checks that the data was made a short while ago. */
  private void requireFresh(JsonObject data) {
    String timestamp = text(watermark(data), "timestamp");
    Instant made =
        timestamp.matches("\\d{1,11}")
            ? Instant.ofEpochSecond(Long.parseLong(timestamp))
            : Instant.EPOCH;
    if (Duration.between(made, clock.instant()).abs().compareTo(watermarkAge) > 0) {
      throw new AppException(ErrorCode.FOREIGN_WATERMARK, "watermark of another time");
    }
  }

  private static Profile signedProfile(Signed data, List<Secret> keys) {
    if (keys.stream()
        .noneMatch(key -> UserDataCrypto.isSigned(data.rawData(), data.signature(), key))) {
      throw new AppException(ErrorCode.SIGNATURE_MISMATCH, "rawData");
    }
    try {
      JsonObject signed = GSON.fromJson(data.rawData(), JsonObject.class);
      return signed == null ? Profile.NONE : profile(signed);
    } catch (JsonParseException e) {
      return Profile.NONE; // it is signed, so WeChat sent it, but there is nothing to show in it
    }
  }

  /**
   * The profile; what does not fit is left out, because WeChat's data is not the client's mistake.
   */
  private static Profile profile(JsonObject data) {
    String url = text(data, "avatarUrl").strip();
    String language = text(data, "language");
    String gender = text(data, "gender");
    return new Profile(
            shown(data, "nickName"),
            url.length() <= ProfileText.MAX_URL && ProfileText.isAddress(url) ? url : "",
            gender.matches("[012]") ? Integer.parseInt(gender) : 0,
            shown(data, "country"),
            shown(data, "province"),
            shown(data, "city"),
            language.length() <= ProfileText.MAX_LANGUAGE && ProfileText.isLanguage(language)
                ? language
                : "")
        .withoutPlaceholders();
  }

  private static String shown(JsonObject data, String name) {
    String text = ShownText.line(text(data, name));
    return ShownText.length(text) <= ProfileText.MAX_NAME ? text : "";
  }

  /** A value as text, whether it came as text or as a number; "" where there is none. */
  public static String text(JsonObject data, String name) {
    JsonElement value = data.get(name);
    return Optional.ofNullable(value)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }
}
