package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under the server's own key, by which a sealed value is found or compared without
 * opening it. Whoever has only the database cannot compute it. Thread-safe.
 */
public final class KeyedHash {
  private static final int FINGERPRINT_BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes
   */
  public KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** 32 bytes, always the same for the same purpose and value. */
  public byte[] hash(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is required of every Java platform", e);
    }
  }

  /** The first 16 bytes of {@link #hash}: enough to tell whether two values are the same. */
  public byte[] fingerprint(String purpose, String value) {
    return Arrays.copyOf(hash(purpose, value), FINGERPRINT_BYTES);
  }
}
