package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code ?lang=}, {@code ?theme=} and {@code ?times=} on any page: remembers the choice and shows
 * the page without the parameter.
 */
public final class PreferenceSwitch extends HttpFilter {
  private final transient Cookies cookies;

  public PreferenceSwitch(boolean secureCookies) {
    this.cookies = new Cookies(secureCookies);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if ("GET".equals(request.getMethod())) {
      for (Preference preference : Preference.values()) {
        String wanted = wanted(request, preference);
        if (preference.choices().contains(wanted)) {
          cookies.keep(request, response, preference.cookie(), wanted);
          LocalPath.redirect(request, response, LocalPath.orHome(without(request, preference)));
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static String wanted(HttpServletRequest request, Preference preference) {
    String query = String.valueOf(request.getQueryString());
    return query.replaceAll("(?s)^(?:.*&)?" + preference.parameter() + "=([^&]*).*$", "$1");
  }

  private static String without(HttpServletRequest request, Preference preference) {
    return LocalPath.of(request)
        .replaceAll("([?&])" + preference.parameter() + "=[^&]*", "$1")
        .replaceAll("\\?&+", "?")
        .replaceAll("&&+", "&")
        .replaceAll("[?&]$", "");
  }
}
