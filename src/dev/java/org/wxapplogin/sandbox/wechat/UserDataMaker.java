package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and encrypts as WeChat does. It shares no code with the server, so that a mistake there
 * cannot hide behind the same mistake here.
 */
final class UserDataMaker {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Clock clock;
  private final RandomGenerator random;

  UserDataMaker(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** What getUserProfile gives: no openId is in it. */
  SentProfile profile(String appid, String sessionKey, JsonObject userInfo) {
    String raw = GSON.toJson(userInfo);
    Encrypted encrypted = encrypt(appid, sessionKey, userInfo);
    return new SentProfile(raw, sha1(raw + sessionKey), encrypted.encryptedData(), encrypted.iv());
  }

  /** Encrypts {@code data} with a watermark, which says for which app it is and of what time. */
  Encrypted encrypt(String appid, String sessionKey, JsonObject data) {
    JsonObject watermarked = data.deepCopy();
    watermarked.add("watermark", watermark(appid));
    byte[] iv = new byte[16];
    random.nextBytes(iv);
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(sessionKey), "AES"),
          new IvParameterSpec(iv));
      byte[] sealed = cipher.doFinal(GSON.toJson(watermarked).getBytes(UTF_8));
      return new Encrypted(
          Base64.getEncoder().encodeToString(sealed), Base64.getEncoder().encodeToString(iv));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonObject watermark(String appid) {
    JsonObject watermark = new JsonObject();
    watermark.addProperty("timestamp", clock.instant().getEpochSecond());
    watermark.addProperty("appid", appid);
    return watermark;
  }

  /** The signature that checksession and resetusersessionkey take: the HMAC of nothing. */
  static String emptyHmac(String sessionKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sessionKey.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  record Encrypted(String encryptedData, String iv) {}
}
