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
  private final transient Console console;

  public PreferenceSwitch(Console console) {
    this.console = console;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visit visit = new Visit(console, request, response);
    if (visit.isGet()) {
      for (Preference preference : Preference.values()) {
        String wanted = wanted(request, preference);
        if (preference.choices().contains(wanted)) {
          visit.keepCookie(preference.cookie(), wanted);
          visit.redirect(LocalPath.orHome(without(visit.here(), preference)));
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

  private static String without(String page, Preference preference) {
    return page.replaceAll("([?&])" + preference.parameter() + "=[^&]*", "$1")
        .replaceAll("\\?&+", "?")
        .replaceAll("&&+", "&")
        .replaceAll("[?&]$", "");
  }
}
