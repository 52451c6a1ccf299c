package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.web.AsGet;

/**
 * Finds the admin of a request by the session cookie. Without one there is no page but those to
 * sign in, which lead back. An admin whose password somebody else knows, a start password, gets no
 * page but the one to change it; then one who must sign in in two steps and has not set that up
 * gets no page but the one to do so.
 */
public final class AdminAuth extends HttpFilter {
  private static final String ACCESS = AdminAuth.class.getName() + ".access";

  private static final String HELD = AdminAuth.class.getName() + ".held";

  private final transient Console console;
  private final transient AdminSessionService sessions;
  private final boolean twoStepRequired;

  public AdminAuth(Console console, AdminSessionService sessions, boolean twoStepRequired) {
    this.console = console;
    this.sessions = sessions;
    this.twoStepRequired = twoStepRequired;
  }

  /**
   * What an admin must do before they get any other page.
   *
   * @param path of the page to do it on
   * @param free that page, what its forms are sent to, and the way out
   */
  private record Duty(String path, List<String> free) {
    static final Duty PASSWORD = new Duty(Paths.PASSWORD, List.of(Paths.PASSWORD, Paths.SIGN_OUT));

    static final Duty TWO_STEP =
        new Duty(
            Paths.TOTP,
            List.of(
                Paths.TOTP,
                Paths.TOTP + "/begin",
                Paths.TOTP + "/confirm",
                Paths.CONFIRM,
                Paths.SIGN_OUT));
  }

  /** The admin and their session, if somebody is signed in. */
  static Optional<AdminAccess> access(HttpServletRequest request) {
    return Optional.ofNullable((AdminAccess) request.getAttribute(ACCESS));
  }

  /** Whether the admin has a duty to do before they get any other page. */
  static boolean isHeld(HttpServletRequest request) {
    return request.getAttribute(HELD) != null;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visit visit = new Visit(console, request, response);
    Optional<AdminAccess> access = visit.cookie(Cookies.SESSION).flatMap(sessions::find);
    access.ifPresent(known -> request.setAttribute(ACCESS, known));
    Optional<Duty> duty = access.flatMap(known -> duty(known.account()));
    duty.ifPresent(known -> request.setAttribute(HELD, true));
    if (duty.filter(known -> !known.free().contains(visit.path())).isPresent()) {
      visit.redirect(duty.get().path());
    } else if (access.isPresent() || Paths.isSignIn(visit.path())) {
      chain.doFilter(request, response);
    } else if (!visit.isPost() || !askToSignIn(visit)) {
      visit.redirect(LocalPath.signInAndBackTo(visit.isGet() ? visit.here() : Paths.HOME));
    }
  }

  /**
   * Shows the sign-in form in place of the answer to a form, so that it can carry what was typed.
   */
  private boolean askToSignIn(Visit visit) throws IOException, ServletException {
    HttpServletRequest request = visit.request();
    Optional<Unsent> unsent = visit.unsent();
    if (unsent.isEmpty()) {
      return false;
    }
    String signIn = LocalPath.signInAndBackTo(unsent.get().page().path());
    request.setAttribute(Unsent.FIELD, unsent.get().text());
    request.getRequestDispatcher(signIn).forward(AsGet.always(request), visit.response());
    return true;
  }

  private Optional<Duty> duty(AdminAccount account) {
    if (account.mustChange()) {
      return Optional.of(Duty.PASSWORD);
    }
    return twoStepRequired && !account.totp() ? Optional.of(Duty.TWO_STEP) : Optional.empty();
  }
}
