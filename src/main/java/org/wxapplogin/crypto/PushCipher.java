package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wxapplogin.domain.Secret;

/**
 * Checks the signature of the messages that WeChat pushes, and decrypts them.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html">the
 *     rules</a>
 */
public final class PushCipher {
  private static final int AES_BLOCK = 16;
  private static final int RANDOM_BYTES = 16;

  /** WeChat pads to a multiple of 32; the JDK's own padding only knows multiples of 16. */
  private static final int MAX_PADDING = 32;

  private PushCipher() {}

  /**
   * An encrypted message, opened.
   *
   * @param appid the app it says it is for. The caller must compare it: there is no other check
   *     that the message was encrypted for this app
   */
  public record Opened(String message, String appid) {}

  /**
   * Whether {@code signature} is that of these texts under the token. The texts are timestamp and
   * nonce; for an encrypted message the encrypted text, too.
   */
  public static boolean isSigned(String signature, Secret token, List<String> texts) {
    String sorted =
        String.join("", Stream.concat(Stream.of(token.reveal()), texts.stream()).sorted().toList());
    try {
      byte[] expected = MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(UTF_8));
      return MessageDigest.isEqual(
          HexFormat.of().formatHex(expected).getBytes(US_ASCII),
          signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is required of every Java platform", e);
    }
  }

  /**
   * Decrypts a message whose signature has been checked. Empty if that fails, for whatever reason.
   *
   * @param encodingAesKey of 43 characters, as WeChat's console shows it
   */
  public static Optional<Opened> open(Secret encodingAesKey, String encrypted) {
    try {
      byte[] key = Base64.getDecoder().decode(encodingAesKey.reveal() + "=");
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, AES_BLOCK)));
      return parse(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
    } catch (GeneralSecurityException | IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** 16 random bytes, the length, the message, the appid, the padding. */
  private static Optional<Opened> parse(byte[] clear) throws CharacterCodingException {
    int padding = clear.length == 0 ? 0 : clear[clear.length - 1];
    int end = clear.length - padding;
    int start = RANDOM_BYTES + Integer.BYTES;
    if (padding < 1 || padding > MAX_PADDING || end < start) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(clear, RANDOM_BYTES, Integer.BYTES).getInt();
    if (length < 0 || length > end - start) {
      return Optional.empty();
    }
    return Optional.of(
        new Opened(text(clear, start, length), text(clear, start + length, end - start - length)));
  }

  private static String text(byte[] bytes, int from, int length) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
  }
}
