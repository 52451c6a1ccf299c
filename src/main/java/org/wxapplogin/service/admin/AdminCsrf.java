package org.wxapplogin.service.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;

/**
 * Makes and compares CSRF tokens, by which a form shows that one of our pages sent it. The token is
 * a keyed hash of a cookie; another site can neither read the cookie nor compute the hash, so
 * nothing is stored. Thread-safe.
 */
public final class AdminCsrf {
  private static final String PURPOSE = "admin-form";

  private final KeyedHash hashes;
  private final Tokens tokens;

  public AdminCsrf(KeyedHash hashes, Tokens tokens) {
    this.hashes = hashes;
    this.tokens = tokens;
  }

  /**
   * A cookie for somebody who is not signed in yet, from which the token of the sign-in form is
   * made.
   */
  public String newSeed() {
    return tokens.newToken().reveal();
  }

  /** The token that goes into forms beside this cookie. */
  public String token(String cookie) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hashes.fingerprint(PURPOSE, cookie));
  }

  /** Compares in constant time. */
  public static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
