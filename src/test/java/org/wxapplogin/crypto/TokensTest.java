package org.wxapplogin.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void aTokenHasItsShape() {
    Tokens tokens = new Tokens(new SecureRandom());
    assertTrue(IntStream.range(0, 100).allMatch(i -> Tokens.hasShape(tokens.newToken().reveal())));
  }

  @Test
  void aTextOfAnotherLengthOrWithAnyOtherCharacterHasNot() {
    assertFalse(Tokens.hasShape(""));
    assertFalse(Tokens.hasShape("a".repeat(42)));
    assertFalse(Tokens.hasShape("a".repeat(44)));
    String allowed = "[A-Za-z0-9_-]";
    for (int at : new int[] {0, 21, 42}) {
      for (char c = 0; c < 300; c++) {
        String text = "a".repeat(at) + c + "a".repeat(42 - at);
        assertEquals(
            String.valueOf(c).matches(allowed), Tokens.hasShape(text), "character " + (int) c);
      }
    }
  }

  /** The vector of FIPS 180-2, again and again and on many threads. */
  @Test
  void theHashIsSha256HoweverOftenItIsAsked() {
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertTrue(
        IntStream.range(0, 10_000)
            .parallel()
            .allMatch(i -> expected.equals(HexFormat.of().formatHex(Tokens.hash("abc").bytes()))));
  }
}
