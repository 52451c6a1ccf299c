package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;

/**
 * Name and secret from a header of HTTP Basic (RFC 7617). OAuth clients form-encode both before
 * (RFC 6749 §2.3.1) and most other tools do not, so a secret has two readings. A name has one: the
 * names that exist hold no sign that form-encoding changes.
 *
 * @param secret as it was sent
 * @param decoded the secret read as form-encoded; equal to {@code secret} if it cannot be that
 */
record BasicCredentials(String name, String secret, String decoded) {
  private static final String BASIC = "Basic ";
  private static final BasicCredentials NOBODY = new BasicCredentials("", "", "");

  /** Of a header that is no such one, the name and the secret are empty. */
  static BasicCredentials of(String header) {
    String pair = pair(header);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return NOBODY;
    }
    String secret = pair.substring(colon + 1);
    return new BasicCredentials(formDecoded(pair.substring(0, colon)), secret, formDecoded(secret));
  }

  private static String pair(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    try {
      return new String(
          Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String formDecoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
