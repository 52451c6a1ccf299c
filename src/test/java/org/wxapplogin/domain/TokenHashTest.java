package org.wxapplogin.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenHashTest {
  private final TokenHash hash = new TokenHash(bytes(0));

  @Test
  void hashesAreEqualIfAllTheirBytesAre() {
    assertEquals(hash, new TokenHash(bytes(0)));
    assertEquals(hash.hashCode(), new TokenHash(bytes(0)).hashCode());
    for (int at = 0; at < TokenHash.BYTES; at++) {
      byte[] other = bytes(0);
      other[at] ^= 1;
      assertNotEquals(hash, new TokenHash(other));
    }
  }

  @Test
  void nobodyCanChangeItsBytes() {
    byte[] given = bytes(0);
    TokenHash kept = new TokenHash(given);
    given[0] = 99;
    kept.bytes()[1] = 99;

    assertEquals(hash, kept);
  }

  @Test
  void itIsOrderedByItsBytesWithoutSign() {
    assertTrue(new TokenHash(bytes(127)).compareTo(new TokenHash(bytes(-128))) < 0);
    assertEquals(0, hash.compareTo(new TokenHash(bytes(0))));
  }

  @Test
  void asTextItIsItsIdOnly() {
    assertEquals("0001020304050607", hash.id());
    assertEquals("TokenHash[0001020304050607]", hash.toString());
  }

  @Test
  void itHasThirtyTwoBytes() {
    for (int length : new int[] {0, 31, 33}) {
      assertThrows(IllegalArgumentException.class, () -> new TokenHash(new byte[length]));
    }
  }

  /** The first as given, then counting up. */
  private static byte[] bytes(int first) {
    byte[] bytes = new byte[TokenHash.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    bytes[0] = (byte) first;
    return bytes;
  }
}
