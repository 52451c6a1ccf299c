package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Headers of every admin page: nothing runs that is not ours, nothing is kept, nothing leaks. */
public final class AdminHeaders extends HttpFilter {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "style-src 'self'",
          "script-src 'self'",
          "connect-src 'self'", // a download that tells how far it is
          "img-src 'self' https: data:", // avatars; Bootstrap's icons are data
          "font-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  /** None of the pages asks for any of it. */
  private static final String FEATURES =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY"); // for what is too old to know the policy
    response.setHeader("Permissions-Policy", FEATURES);
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Cookie, Accept-Language");
    chain.doFilter(request, response);
  }
}
