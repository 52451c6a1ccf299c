package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.wxapplogin.domain.ErrorCode;

/**
 * Refuses, with HTTP 400, each request whose path is not written in the one plain way: with
 * parameters ({@code ;x}), escapes, doubled slashes or segments of dots. A proxy and the container
 * may read such a path differently, so that a rule of the proxy closes one path and the container
 * answers another. No path of this server needs any of it.
 */
public final class PlainPaths extends HttpFilter {
  /** Segments of unreserved characters (RFC 3986), none of them dots alone. */
  private static final Pattern PLAIN = Pattern.compile("/|(/(?!\\.+(/|$))[A-Za-z0-9._~-]++)++/?");

  /** Whether a path, with or without the context's, is written in the plain way. */
  public static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
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
