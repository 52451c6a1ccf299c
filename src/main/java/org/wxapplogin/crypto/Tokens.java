package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.TokenHash;

/** Makes tokens and other random values, and the hashes tokens are stored under. Thread-safe. */
public final class Tokens {
  private static final int TOKEN_BYTES = 32; // 256 random bits: guessing is hopeless, so no salt
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_ID_BYTES = 9;
  private static final int TOKEN_LENGTH = 43;

  /** Only ever copied: looking the algorithm up takes longer than the hash of a token. */
  private static final MessageDigest SHA_256 = sha256();

  private static final String TYPED = "0123456789abcdefghjkmnpqrstvwxyz"; // 32 of them

  private final RandomBytes random;

  public Tokens(SecureRandom random) {
    this.random = new RandomBytes(random);
  }

  /** 32 random bytes in base64url, 43 characters. */
  public Secret newToken() {
    return Secret.of(
        Base64.getUrlEncoder().withoutPadding().encodeToString(random.next(TOKEN_BYTES)));
  }

  /** Names a request in the log: 12 characters, unique in practice, and no secret. */
  public String newRequestId() {
    return Base64.getUrlEncoder().encodeToString(random.next(REQUEST_ID_BYTES));
  }

  /** A name that cannot be guessed: 32 characters of hex. */
  public String newName() {
    return HexFormat.of().formatHex(random.next(NAME_BYTES));
  }

  /** The secret from which an authenticator app computes its codes. */
  public byte[] newTotpSecret() {
    return random.next(Totp.SECRET_BYTES);
  }

  /**
   * A secret for a person to type: groups of letters and digits that cannot be mistaken for each
   * other, with dashes between the groups. Each character holds five random bits.
   */
  public Secret newTypedSecret(int groups, int charactersInGroup) {
    StringBuilder text = new StringBuilder();
    byte[] chosen = random.next(groups * charactersInGroup);
    for (int i = 0; i < chosen.length; i++) {
      text.append(i > 0 && i % charactersInGroup == 0 ? "-" : "");
      text.append(TYPED.charAt(chosen[i] & TYPED.length() - 1));
    }
    return Secret.of(text.toString());
  }

  /**
   * Undoes what people change when they type such a secret: drops dashes and blanks, makes capitals
   * small, and takes o for 0, i and l for 1.
   */
  public static String normalizeTyped(String typed) {
    return typed
        .replaceAll("[\\s-]", "")
        .toLowerCase(Locale.ROOT)
        .replace('o', '0')
        .replaceAll("[il]", "1");
  }

  /** Whether {@code text} has the form of a token; it may still be an unknown one. */
  public static boolean hasShape(String text) {
    boolean fits = text.length() == TOKEN_LENGTH;
    for (int i = 0; fits && i < TOKEN_LENGTH; i++) {
      char c = text.charAt(i);
      fits =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == '-';
    }
    return fits;
  }

  /** SHA-256, under which a token is stored. */
  public static TokenHash hash(String token) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      return new TokenHash(digest.digest(token.getBytes(UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }
}
