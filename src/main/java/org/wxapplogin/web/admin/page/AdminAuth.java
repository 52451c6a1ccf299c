package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminSessionService;

/**
 * Finds the admin of a request by the session cookie. Without one there is no page but those to
 * sign in, which lead back. An admin whose password somebody else knows, a start password, gets no
 * page but the one to change it.
 */
public final class AdminAuth extends HttpFilter {
  private static final String ACCESS = AdminAuth.class.getName() + ".access";

  private static final List<String> FREE = List.of(Paths.PASSWORD, Paths.SIGN_OUT);

  private final transient Console console;
  private final transient AdminSessionService sessions;

  public AdminAuth(Console console, AdminSessionService sessions) {
    this.console = console;
    this.sessions = sessions;
  }

  /** The admin and their session, if somebody is signed in. */
  static Optional<AdminAccess> access(HttpServletRequest request) {
    return Optional.ofNullable((AdminAccess) request.getAttribute(ACCESS));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visit visit = new Visit(console, request, response);
    Optional<AdminAccess> access = visit.cookie(Cookies.SESSION).flatMap(sessions::find);
    access.ifPresent(known -> request.setAttribute(ACCESS, known));
    boolean mustChange = access.filter(known -> known.account().mustChange()).isPresent();
    if (mustChange && !FREE.contains(visit.path())) {
      visit.redirect(Paths.PASSWORD);
    } else if (access.isPresent() || Paths.isSignIn(visit.path())) {
      chain.doFilter(request, response);
    } else {
      visit.redirect(LocalPath.signInAndBackTo(visit.isGet() ? visit.here() : Paths.HOME));
    }
  }
}
