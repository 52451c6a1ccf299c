package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HMAC-SHA256 under the server's own keys, by which a sealed value is found or compared without
 * opening it. Whoever has only the database cannot compute it. The keys can be rotated: the first
 * makes what is stored or handed out, and what any of them made is recognised. Thread-safe.
 */
public final class KeyedHash {
  private static final int FINGERPRINT_BYTES = 16;
  private static final int MARK_BYTES = 8;
  private static final byte[] SEPARATOR = {0};

  private final List<Version> versions = new ArrayList<>();

  private record Version(String name, Hmac hmac) {}

  /**
   * @param keys 32 bytes each, by name, at least one; the first makes new hashes
   */
  public KeyedHash(Map<String, byte[]> keys) {
    keys.forEach((name, key) -> versions.add(new Version(name, Hmac.sha256(key))));
  }

  /** The names of the keys, the one that makes new hashes first. */
  public List<String> names() {
    return versions.stream().map(Version::name).toList();
  }

  /** 32 bytes under the first key, always the same for the same purpose and value. */
  public byte[] hash(String purpose, String value) {
    return hash(versions.get(0), purpose, value);
  }

  /** The hash under each key, in the order of {@link #names}: what is stored is one of these. */
  public List<byte[]> hashes(String purpose, String value) {
    return versions.stream().map(version -> hash(version, purpose, value)).toList();
  }

  /** The first 16 bytes of {@link #hash}: enough to tell whether two values are the same. */
  public byte[] fingerprint(String purpose, String value) {
    return cut(hash(purpose, value));
  }

  /** The fingerprint under each key, in the order of {@link #names}. */
  public List<byte[]> fingerprints(String purpose, String value) {
    return hashes(purpose, value).stream().map(KeyedHash::cut).toList();
  }

  /** Whether this is a fingerprint of the value under any key. */
  public boolean isFingerprint(byte[] given, String purpose, String value) {
    return indexOf(given, fingerprints(purpose, value)).isPresent();
  }

  /** Where {@code given} stands among {@code made}; compares in constant time. */
  public static Optional<Integer> indexOf(byte[] given, List<byte[]> made) {
    Optional<Integer> found = Optional.empty();
    for (int i = 0; i < made.size(); i++) {
      if (MessageDigest.isEqual(made.get(i), given)) {
        found = Optional.of(i);
      }
    }
    return found;
  }

  /** Tells the first key from others without giving it away: 8 bytes, the same at each start. */
  public byte[] mark() {
    return Arrays.copyOf(hash("lookup-key", ""), MARK_BYTES);
  }

  private static byte[] cut(byte[] hash) {
    return Arrays.copyOf(hash, FINGERPRINT_BYTES);
  }

  private static byte[] hash(Version version, String purpose, String value) {
    return version.hmac().of(purpose.getBytes(UTF_8), SEPARATOR, value.getBytes(UTF_8));
  }
}
