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

  /** Another purpose, or whoever chooses a cookie could choose what is marked. */
  private static final String PAGE = "admin-page";

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
    return encode(hashes.fingerprint(PURPOSE, cookie));
  }

  /**
   * Whether a form's token was made from this cookie, by this node or by one whose lookup keys are
   * in another order. Both may be any text.
   */
  public boolean accepts(String cookie, String given) {
    return hashes.fingerprints(PURPOSE, cookie).stream()
        .map(made -> encode(made).getBytes(UTF_8))
        .anyMatch(token -> MessageDigest.isEqual(token, given.getBytes(UTF_8)));
  }

  /**
   * The mark by which a form shows that it stands on a page of ours, made for this admin. It
   * outlives the session, so it lets nothing be done: it only says whose the typed text is.
   */
  public String pageMark(long adminId, String page) {
    return encode(hashes.fingerprint(PAGE, adminId + " " + page));
  }

  /** Whether this is such a mark, made by any node; it may be any text. */
  public boolean acceptsPage(long adminId, String page, String given) {
    return hashes.fingerprints(PAGE, adminId + " " + page).stream()
        .map(made -> encode(made).getBytes(UTF_8))
        .anyMatch(mark -> MessageDigest.isEqual(mark, given.getBytes(UTF_8)));
  }

  private static String encode(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
