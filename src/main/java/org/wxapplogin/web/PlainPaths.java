package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Refuses, with HTTP 400, each request whose path is not written in the one plain way: with
 * parameters ({@code ;x}), escapes, doubled slashes or segments of dots. A proxy and the container
 * may read such a path differently, so that a rule of the proxy closes one path and the container
 * answers another. No path of this server needs any of it.
 */
public final class PlainPaths extends HttpFilter {
  /**
   * Whether a path, with or without the context's, is written in the plain way: in segments of
   * unreserved characters (RFC 3986), none of them dots alone.
   */
  public static boolean isPlain(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    for (int from = 1; from < path.length(); ) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (!isSegment(path, from, end)) {
        return false;
      }
      from = end + 1;
    }
    return true;
  }

  private static boolean isSegment(String path, int from, int end) {
    boolean dotsAlone = true;
    for (int i = from; i < end; i++) {
      char c = path.charAt(i);
      if (!isUnreserved(c)) {
        return false;
      }
      dotsAlone &= c == '.';
    }
    return !dotsAlone; // nor nothing at all
  }

  /** Whether a character means nothing but itself in a URL (RFC 3986, 2.3). */
  static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isPlain(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response);
    }
  }

  static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Envelope.refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, ErrorCode.BAD_ARGUMENT);
  }
}
