package org.wxapplogin.web.admin.signin;

import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code POST /admin/sign-out}: ends this session. */
public final class SignOutServlet extends ConsoleServlet {
  public static final String PATH = Paths.SIGN_OUT;

  private final transient AdminSessionService sessions;

  public SignOutServlet(Console console, AdminSessionService sessions) {
    super(console);
    this.sessions = sessions;
  }

  @Override
  protected void post(Visit visit) {
    sessions.signOut(visit.access(), visit.origin());
    visit.removeCookie(Cookies.SESSION);
    visit.redirect(Paths.SIGN_IN);
  }
}
