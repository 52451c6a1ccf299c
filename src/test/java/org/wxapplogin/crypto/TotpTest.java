package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.domain.Secret;

/** The codes of authenticator apps, against the vectors of the RFCs. */
class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1111111111);

  /** RFC 6238, appendix B, SHA-1; of its eight digits the last six. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheRfc(long second, String code) {
    assertEquals(code, Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second))));
  }

  /** RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void base32IsThatOfTheRfc(String clear, String base32) {
    assertEquals(base32, Totp.base32(clear.getBytes(US_ASCII)).reveal());
    assertArrayEquals(clear.getBytes(US_ASCII), Totp.fromBase32(Secret.of(base32)));
  }

  @Test
  void whatIsNotBase32IsNotRead() {
    assertThrows(IllegalArgumentException.class, () -> Totp.fromBase32(Secret.of("MZXW1")));
  }

  @Test
  void aStepBeforeAndAfterAreTaken() {
    long step = Totp.step(NOW);

    for (long near = step - 1; near <= step + 1; near++) {
      assertEquals(OptionalLong.of(near), Totp.accept(SECRET, Totp.code(SECRET, near), NOW, 0));
    }
    for (long far : new long[] {step - 2, step + 2}) {
      assertTrue(Totp.accept(SECRET, Totp.code(SECRET, far), NOW, 0).isEmpty());
    }
  }

  @Test
  void aStepThatWasTakenAndThoseBeforeAreNotTakenAgain() {
    long step = Totp.step(NOW);

    assertTrue(Totp.accept(SECRET, Totp.code(SECRET, step), NOW, step).isEmpty());
    assertTrue(Totp.accept(SECRET, Totp.code(SECRET, step - 1), NOW, step).isEmpty());
    assertTrue(Totp.accept(SECRET, Totp.code(SECRET, step + 1), NOW, step).isPresent());
  }

  @Test
  void anythingElseIsNoCode() {
    for (String text : new String[] {"", "0", "5047", "50471", "050472", "050471 ", "０５０４７１"}) {
      assertTrue(Totp.accept(SECRET, text, NOW, 0).isEmpty(), text);
    }
  }
}
