package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.service.admin.AdminCsrf;

/**
 * Lets a request that may change something through only if one of our own pages sent it: its form
 * carries the CSRF token of the session or, on the sign-in pages, of the form's cookie. A form of
 * ours with the token of an earlier session is shown again, to be looked at and sent anew.
 */
public final class Csrf extends HttpFilter {
  public static final String FIELD = "csrf";

  private static final int MAX_TOKEN = 64;

  private final transient Console console;
  private final transient AdminCsrf csrf;

  public Csrf(Console console, AdminCsrf csrf) {
    this.console = console;
    this.csrf = csrf;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visit visit = new Visit(console, request, response);
    if (visit.reads() || isFromHere(request) && hasToken(visit)) {
      chain.doFilter(request, response);
    } else if (!isFromHere(request)) {
      throw visit.notAllowed("other-site");
    } else if (!console.refill().showStale(request, response, visit.texts().messages())) {
      throw visit.notAllowed(why(visit));
    }
  }

  private String why(Visit visit) {
    if (Paths.isSignIn(visit.path())) {
      return visit.cookie(Cookies.FORM).isEmpty() ? "no-cookie" : "stale";
    }
    return console.forms().sent(visit.request()).isPresent() ? "other-admin" : "stale";
  }

  private boolean hasToken(Visit visit) throws IOException {
    String given = visit.field(FIELD, MAX_TOKEN);
    Optional<String> cookie =
        Paths.isSignIn(visit.path())
            ? visit.cookie(Cookies.FORM)
            : visit.signedIn().flatMap(access -> visit.cookie(Cookies.SESSION));
    return cookie.filter(text -> csrf.accepts(text, given)).isPresent();
  }

  /** Browsers say so themselves, where the connection is secure. */
  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || site.equals("same-origin");
  }
}
