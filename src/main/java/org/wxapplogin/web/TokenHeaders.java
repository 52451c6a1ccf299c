package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the session token of a request: in the configured headers, in order, bare or behind {@code
 * Bearer}; clients send it either way in any of them. Never in a query, which proxies log, nor in a
 * cookie, which other sites can make a browser send.
 */
public final class TokenHeaders {
  private static final String BEARER = "Bearer";

  private final List<String> names;

  public TokenHeaders(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** What may be a token in the first header that holds such; it may be anything without blanks. */
  public Optional<String> find(HttpServletRequest request) {
    for (String name : names) {
      String value = request.getHeader(name);
      Optional<String> token = value == null ? Optional.empty() : token(value.strip());
      if (token.isPresent()) {
        return token;
      }
    }
    return Optional.empty();
  }

  /** Behind another scheme than Bearer, such as Basic, stands something else than a token. */
  private static Optional<String> token(String value) {
    int blank = blank(value);
    if (blank < 0) {
      return word(value);
    }
    boolean bearer = value.substring(0, blank).equalsIgnoreCase(BEARER);
    String rest = value.substring(blank).strip();
    return bearer && blank(rest) < 0 ? word(rest) : Optional.empty();
  }

  private static Optional<String> word(String word) {
    boolean none = word.isEmpty() || word.equalsIgnoreCase(BEARER);
    return none ? Optional.empty() : Optional.of(word);
  }

  /** Where the first blank stands; -1 if there is none. */
  private static int blank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return i;
      }
    }
    return -1;
  }
}
