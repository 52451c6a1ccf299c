package org.wxapplogin.service.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;

/**
 * Marks forms as our own. The mark is a keyed hash of a cookie, which another site can neither read
 * nor compute, so nothing is kept for it. Thread-safe.
 */
public final class AdminCsrf {
  private static final String PURPOSE = "admin-form";

  private final KeyedHash hashes;
  private final Tokens tokens;

  public AdminCsrf(KeyedHash hashes, Tokens tokens) {
    this.hashes = hashes;
    this.tokens = tokens;
  }

  /** A cookie for who is not signed in yet, to hang the sign-in form's mark on. */
  public String newSeed() {
    return tokens.newToken().reveal();
  }

  /** What a form carries beside this cookie. */
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
