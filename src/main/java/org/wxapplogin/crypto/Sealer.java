package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wxapplogin.domain.Secret;

/**
 * Seals small secrets for the database: encrypts and authenticates them with AES-256-GCM. A sealed
 * value is bound to the row it was made for and opens nowhere else. It is laid out as length of the
 * key's name, name, nonce, ciphertext with tag. The name lets keys be rotated: the first configured
 * key seals, every one opens. Thread-safe.
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;
  private static final String REQUIRED = "AES-GCM is required of every Java platform";

  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final String sealingKey;
  private final RandomBytes random;

  /**
   * @param keys 32 bytes each, by name, at least one; the first seals
   */
  public Sealer(Map<String, byte[]> keys, SecureRandom random) {
    keys.forEach((name, key) -> this.keys.put(name, new Key(new SecretKeySpec(key, "AES"))));
    this.sealingKey = keys.keySet().iterator().next();
    this.random = new RandomBytes(random);
  }

  /** The name of the key that seals. */
  public String sealingKey() {
    return sealingKey;
  }

  /** Whether a key of this name is configured. */
  public boolean knows(String name) {
    return keys.containsKey(name);
  }

  /**
   * @param row what the value belongs to, such as {@code session_keys/wx…/o…}; needed to open it
   */
  public byte[] seal(Secret clear, String row) {
    byte[] name = sealingKey.getBytes(UTF_8);
    byte[] nonce = random.next(NONCE_BYTES);
    byte[] sealed;
    try {
      byte[] bytes = clear.reveal().getBytes(UTF_8);
      sealed = keys.get(sealingKey).run(Cipher.ENCRYPT_MODE, nonce, row, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(REQUIRED, e);
    }
    return ByteBuffer.allocate(1 + name.length + NONCE_BYTES + sealed.length)
        .put((byte) name.length)
        .put(name)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * What was sealed for this row; empty if the value is damaged, belongs to another row, or its key
   * is not configured or not the one that sealed it.
   *
   * @param sealed any bytes
   */
  public Optional<Secret> open(byte[] sealed, String row) {
    Optional<Key> key = keyName(sealed).map(keys::get);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(sealed);
    in.position(1 + in.get(0));
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    try {
      byte[] clear = key.get().run(Cipher.DECRYPT_MODE, nonce, row, rest);
      return Optional.of(Secret.of(new String(clear, UTF_8)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(REQUIRED, e);
    }
  }

  /**
   * The name of the key that sealed a value; empty if the bytes are not laid out as a sealed value.
   *
   * @param sealed any bytes
   */
  public static Optional<String> keyName(byte[] sealed) {
    int length = sealed.length == 0 ? 0 : sealed[0];
    return length <= 0 || sealed.length < 1 + length + NONCE_BYTES + TAG_BYTES
        ? Optional.empty()
        : Optional.of(new String(sealed, 1, length, UTF_8));
  }

  /**
   * A key, and ciphers that know it: to find one and give it the key takes longer than its work.
   */
  private static final class Key {
    private final SecretKey key;
    private final Spares<Cipher> ciphers = new Spares<>(Key::cipher);

    Key(SecretKey key) {
      this.key = key;
    }

    byte[] run(int mode, byte[] nonce, String row, byte[] input) throws GeneralSecurityException {
      Cipher cipher = ciphers.take();
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(UTF_8));
      byte[] output = cipher.doFinal(input);
      ciphers.giveBack(cipher);
      return output;
    }

    private static Cipher cipher() {
      try {
        return Cipher.getInstance("AES/GCM/NoPadding");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(REQUIRED, e);
      }
    }
  }
}
