package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminSessionService;

/**
 * Finds out who asks. Who is not signed in gets no page but those to sign in, and then back. Who
 * has a password somebody else knows gets no page but the one to change it.
 */
public final class AdminAuth extends HttpFilter {
  private static final String ACCESS = AdminAuth.class.getName() + ".access";

  private static final List<String> FREE = List.of(Paths.PASSWORD, Paths.SIGN_OUT);

  private final transient AdminSessionService sessions;

  public AdminAuth(AdminSessionService sessions) {
    this.sessions = sessions;
  }

  /** Who asks, where somebody is signed in. */
  public static Optional<AdminAccess> access(HttpServletRequest request) {
    return Optional.ofNullable((AdminAccess) request.getAttribute(ACCESS));
  }

  /** Who acts, on a page that only they who are signed in see. */
  public static Actor actor(HttpServletRequest request) {
    return new Actor(access(request).orElseThrow().admin(), request.getRemoteAddr());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<AdminAccess> access = Cookies.find(request, Cookies.SESSION).flatMap(sessions::find);
    access.ifPresent(known -> request.setAttribute(ACCESS, known));
    boolean mustChange = access.filter(known -> known.account().mustChange()).isPresent();
    if (mustChange && !FREE.contains(request.getServletPath())) {
      LocalPath.redirect(request, response, Paths.PASSWORD);
    } else if (access.isPresent() || LocalPath.isDoor(request)) {
      chain.doFilter(request, response);
    } else {
      boolean read = "GET".equals(request.getMethod());
      String back = read ? LocalPath.of(request) : Paths.HOME;
      LocalPath.redirect(request, response, LocalPath.signInAndBackTo(back));
    }
  }
}
