package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a browser keep a static file whose address changes with its content, for a year; any other
 * for an hour. A folder is not found, even where the container would list what is in it.
 */
public final class StaticHeaders extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRequestURI().endsWith("/")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean versioned =
        request.getServletPath().startsWith("/webjars/")
            || String.valueOf(request.getQueryString()).startsWith("v=");
    response.setHeader(
        "Cache-Control",
        versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    response.setHeader("X-Content-Type-Options", "nosniff");
    chain.doFilter(request, response);
  }
}
