package org.wxapplogin.domain;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of a token: what a token is stored and found by, and from which nobody can tell the
 * token. Immutable; comparing two for equality takes the same time wherever they differ.
 */
public record TokenHash(byte[] bytes) implements Comparable<TokenHash> {
  public static final int BYTES = 32;

  private static final int ID_BYTES = 8;

  /**
   * @throws IllegalArgumentException if there are not 32 bytes
   */
  public TokenHash {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a token hash of " + bytes.length + " bytes");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first eight bytes in hex: names the token in lists and logs; nobody can sign in by it. */
  public String id() {
    return HexFormat.of().formatHex(bytes, 0, ID_BYTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  /** Of a hash any four bytes will do; who equals another has the same. */
  @Override
  public int hashCode() {
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
  }

  /** An order that is the same on every node. */
  @Override
  public int compareTo(TokenHash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  /** Only the {@link #id}, so that no log holds the whole hash. */
  @Override
  public String toString() {
    return "TokenHash[" + id() + "]";
  }
}
