package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals small secrets for the database: encrypts and authenticates them with AES-256-GCM. A sealed
 * value is bound to the row it was made for and opens nowhere else. It is laid out as length of the
 * key's name, name, nonce, ciphertext with tag. The name lets keys be rotated: the first configured
 * key seals, every one opens. Thread-safe.
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, SecretKey> keys = new LinkedHashMap<>();
  private final String sealingKey;
  private final SecureRandom random;

  /**
   * @param keys 32 bytes each, by name, at least one; the first seals
   */
  public Sealer(Map<String, byte[]> keys, SecureRandom random) {
    keys.forEach((name, key) -> this.keys.put(name, new SecretKeySpec(key, "AES")));
    this.sealingKey = keys.keySet().iterator().next();
    this.random = random;
  }

  /**
   * @param row what the value belongs to, such as {@code session_keys/wx…/o…}; needed to open it
   */
  public byte[] seal(String clear, String row) {
    byte[] name = sealingKey.getBytes(UTF_8);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, keys.get(sealingKey), nonce, row, clear.getBytes(UTF_8));
    return ByteBuffer.allocate(1 + name.length + NONCE_BYTES + sealed.length)
        .put((byte) name.length)
        .put(name)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * @throws IllegalStateException if the value is damaged, belongs to another row, or its key is no
   *     longer configured
   */
  public String open(byte[] sealed, String row) {
    ByteBuffer in = ByteBuffer.wrap(sealed);
    byte[] name = new byte[in.get()];
    in.get(name);
    SecretKey key = keys.get(new String(name, UTF_8));
    if (key == null) {
      throw new IllegalStateException("a value is sealed with a key that is not configured");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, key, nonce, row, rest), UTF_8);
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, String row, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(UTF_8));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed: " + e.getClass().getSimpleName(), e);
    }
  }
}
