package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the session token of a request: in the configured headers, in order; in {@code
 * Authorization} only behind {@code Bearer}. Never in a query, which proxies log, nor in a cookie,
 * which other sites can make a browser send.
 */
public final class TokenHeaders {
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  private final List<String> names;

  public TokenHeaders(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The text of the first header that is there; it may be anything. */
  public Optional<String> find(HttpServletRequest request) {
    return names.stream().map(name -> value(request, name)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (!name.equalsIgnoreCase(AUTHORIZATION)) {
      return Optional.of(value.strip());
    }
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(value.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
