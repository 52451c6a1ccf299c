package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * Hashes passwords with bcrypt and checks them in constant time. A password longer than bcrypt's 72
 * bytes goes through SHA-512 first, so that no part of it is ignored. Thread-safe.
 */
public final class Passwords {
  private static final int COST = 12; // about a quarter of a second, which a person does not mind
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

  /** The hash of a password nobody knows, of the same cost. */
  private static final Secret NOBODYS =
      Secret.of("$2b$12$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");

  private final BCrypt.Hasher hasher;
  private final BCrypt.Verifyer verifier;

  public Passwords(SecureRandom random) {
    LongPasswordStrategy longOnes = LongPasswordStrategies.hashSha512(VERSION);
    hasher = BCrypt.with(VERSION, random, longOnes);
    verifier = BCrypt.verifyer(VERSION, longOnes);
  }

  /** What to store: version, cost, salt and hash in one text of 60 characters. */
  public Secret hash(Secret password) {
    return Secret.of(new String(hasher.hash(COST, bytes(password)), US_ASCII));
  }

  /**
   * Whether {@code hash} was made of {@code password}. Without a hash the answer is no, after as
   * long a time, so that the time does not show which names exist.
   */
  public boolean matches(Secret password, Optional<Secret> hash) {
    byte[] against = hash.orElse(NOBODYS).reveal().getBytes(US_ASCII);
    boolean same = verifier.verify(bytes(password), against).verified;
    return same && hash.isPresent();
  }

  /** The same password typed on two keyboards may come composed or decomposed. */
  private static byte[] bytes(Secret password) {
    return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC).getBytes(UTF_8);
  }
}
