package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.wxapplogin.service.session.ServiceAccounts;

/** Lets only known services pass, by HTTP Basic. */
public final class BasicAuthFilter extends HttpFilter {
  private static final String BASIC = "Basic ";

  private final transient ServiceAccounts services;

  public BasicAuthFilter(ServiceAccounts services) {
    this.services = services;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String header = request.getHeader("Authorization");
    String pair = header == null ? "" : decode(header);
    int colon = Math.max(0, pair.indexOf(':'));
    String secret = pair.isEmpty() ? "" : pair.substring(Math.min(pair.length(), colon + 1));
    if (services.isGood(pair.substring(0, colon), secret, RemoteAddress.of(request))) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("WWW-Authenticate", "Basic realm=\"wxapplogin services\"");
      response.setHeader("Cache-Control", "no-store");
    }
  }

  private static String decode(String header) {
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
}
