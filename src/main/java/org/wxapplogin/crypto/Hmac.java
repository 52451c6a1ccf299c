package org.wxapplogin.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (RFC 2104) under one key. Keeps what was prepared for the key: looking up the
 * algorithm takes longer than the hash of a short text. Thread-safe.
 */
final class Hmac {
  private final Spares<Mac> macs;

  private Hmac(SecretKeySpec key) {
    macs = new Spares<>(() -> prepared(key));
  }

  static Hmac sha256(byte[] key) {
    return new Hmac(new SecretKeySpec(key, "HmacSHA256"));
  }

  /** For one-time passwords, which are specified so. */
  static Hmac sha1(byte[] key) {
    return new Hmac(new SecretKeySpec(key, "HmacSHA1"));
  }

  /** The hash over the parts, one behind the other. */
  byte[] of(byte[]... parts) {
    Mac mac = macs.take();
    for (byte[] part : parts) {
      mac.update(part);
    }
    byte[] hash = mac.doFinal(); // and is ready for the next
    macs.giveBack(mac);
    return hash;
  }

  private static Mac prepared(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          key.getAlgorithm() + " is required of every Java platform", e);
    }
  }
}
