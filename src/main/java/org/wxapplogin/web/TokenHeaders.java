package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the session token of a request: in the configured headers, in order, bare or behind {@code
 * Bearer}; clients send it either way in any of them. Never in a query, which proxies log, nor in a
 * cookie, which other sites can make a browser send.
 */
public final class TokenHeaders {
  /** Behind a scheme, such as Basic, stands something else than a token. */
  private static final Pattern TOKEN = Pattern.compile("(?i:Bearer\\s+)?(?!(?i:Bearer)$)(\\S+)");

  private final List<String> names;

  public TokenHeaders(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** What may be a token in the first header that holds such; it may be anything without blanks. */
  public Optional<String> find(HttpServletRequest request) {
    return names.stream()
        .map(request::getHeader)
        .filter(Objects::nonNull)
        .map(value -> TOKEN.matcher(value.strip()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }
}
