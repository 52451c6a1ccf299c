package org.wxapplogin.service.admin;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;

/**
 * Recognizes browsers in which an admin was signed in before, by a cookie that only this server can
 * make. The cookie signs nobody in: it only keeps the failures of that browser apart from those of
 * strangers. Thread-safe.
 */
public final class KnownBrowsers {
  private static final String PURPOSE = "admin-browser";
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,18})\\.([0-9a-f]{32})\\.([A-Za-z0-9_-]{22})");

  private final KeyedHash hashes;
  private final Tokens tokens;

  public KnownBrowsers(KeyedHash hashes, Tokens tokens) {
    this.hashes = hashes;
    this.tokens = tokens;
  }

  /**
   * A browser in which an admin was signed in before.
   *
   * @param name random, to tell it from the admin's other browsers
   */
  record Known(long adminId, String name) {}

  /** Reads a cookie; empty for any text that this server did not make. */
  Optional<Known> read(String cookie) {
    Matcher matcher = SHAPE.matcher(cookie);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Known known = new Known(Long.parseLong(matcher.group(1)), matcher.group(2));
    byte[] given = Base64.getUrlDecoder().decode(matcher.group(3));
    return hashes.isFingerprint(given, PURPOSE, value(known))
        ? Optional.of(known)
        : Optional.empty();
  }

  /**
   * The cookie for a browser in which this admin has just signed in; it keeps its name if it has a
   * valid one.
   */
  String cookie(long adminId, Origin from) {
    Known known =
        read(from.known())
            .filter(read -> read.adminId() == adminId)
            .orElseGet(() -> new Known(adminId, tokens.newName()));
    return known.adminId() + "." + known.name() + "." + fingerprint(known);
  }

  private String fingerprint(Known known) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hashes.fingerprint(PURPOSE, value(known)));
  }

  private static String value(Known known) {
    return known.adminId() + "." + known.name();
  }
}
