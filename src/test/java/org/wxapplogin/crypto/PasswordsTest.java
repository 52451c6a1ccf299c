package org.wxapplogin.crypto;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.Secret;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void noPartOfALongPasswordIsIgnored() {
    String start = "密".repeat(100);
    Secret hash = passwords.hash(Secret.of(start + "a"));

    assertTrue(passwords.matches(Secret.of(start + "a"), Optional.of(hash)));
    assertFalse(passwords.matches(Secret.of(start + "b"), Optional.of(hash)));
    assertFalse(passwords.matches(Secret.of(start), Optional.of(hash)));
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    Secret hash = passwords.hash(Secret.of("caf\u00e9 au lait"));

    assertTrue(passwords.matches(Secret.of("cafe\u0301 au lait"), Optional.of(hash)));
  }

  @Test
  void withoutAHashNothingMatches() {
    assertFalse(passwords.matches(Secret.of(""), Optional.empty()));
  }
}
