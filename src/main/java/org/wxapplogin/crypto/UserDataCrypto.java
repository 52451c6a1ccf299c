package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.StrictJson;

/**
 * Checks and decrypts what WeChat signed or encrypted with a session_key. For signatures the key is
 * the text that WeChat sent, for encryption the 16 bytes that this text encodes.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html">the
 *     rules</a>
 */
public final class UserDataCrypto {
  private static final int KEY_BYTES = 16;
  private static final int BLOCK_BYTES = 16;

  private UserDataCrypto() {}

  /**
   * Whether {@code signature} is that of {@code rawData}, which must be exactly the text that the
   * phone received.
   */
  public static boolean isSigned(String rawData, String signature, Secret sessionKey) {
    byte[] expected = sha1Hex(rawData + sessionKey.reveal()).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  /**
   * Decrypts what the phone received as {@code encryptedData} and {@code iv}. The encryption does
   * not authenticate the data, so the caller must check the watermark in it. Empty if decryption
   * fails: base64, length, padding, UTF-8 and JSON all fail alike, so that nobody learns which it
   * was.
   */
  public static Optional<JsonObject> decrypt(Secret sessionKey, String encryptedData, String iv) {
    try {
      byte[] key = Base64.getDecoder().decode(sessionKey.reveal());
      byte[] start = Base64.getDecoder().decode(repaired(iv));
      byte[] data = Base64.getDecoder().decode(repaired(encryptedData));
      if (key.length != KEY_BYTES || start.length != BLOCK_BYTES) {
        return Optional.empty();
      }
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return Optional.of(parse(cipher.doFinal(data)));
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | IOException
        | JsonParseException e) {
      return Optional.empty();
    }
  }

  /** HMAC-SHA256 in hex, as checksession and resetusersessionkey take it of an empty message. */
  public static String hmac(Secret sessionKey, String message) {
    byte[] key = sessionKey.reveal().getBytes(UTF_8);
    return HexFormat.of().formatHex(Hmac.sha256(key).of(message.getBytes(UTF_8)));
  }

  /**
   * A form sent without encoding turns each + of base64 into a blank, even at the beginning and the
   * end. So blanks become + again, and only line ends are dropped.
   */
  private static String repaired(String base64) {
    return base64.replaceAll("[\\r\\n]", "").replace(' ', '+');
  }

  private static JsonObject parse(byte[] clear) throws IOException {
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(clear)).toString();
    return StrictJson.parseObject(text);
  }

  private static String sha1Hex(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is required of every Java platform", e);
    }
  }
}
