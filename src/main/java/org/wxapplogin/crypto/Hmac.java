package org.wxapplogin.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes (RFC 2104), which every Java platform has. */
final class Hmac {
  static final String SHA256 = "HmacSHA256";
  static final String SHA1 = "HmacSHA1"; // of one-time passwords, which are specified so

  private Hmac() {}

  static SecretKeySpec sha256Key(byte[] key) {
    return new SecretKeySpec(key, SHA256);
  }

  static SecretKeySpec sha1Key(byte[] key) {
    return new SecretKeySpec(key, SHA1);
  }

  /** The hash over the parts, one behind the other, by the algorithm that the key is for. */
  static byte[] of(SecretKeySpec key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          key.getAlgorithm() + " is required of every Java platform", e);
    }
  }
}
