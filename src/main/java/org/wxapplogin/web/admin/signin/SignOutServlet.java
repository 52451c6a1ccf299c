package org.wxapplogin.web.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;

/** {@code POST /admin/sign-out}: ends this session. */
public final class SignOutServlet extends AdminServlet {
  private final transient AdminSessionService sessions;
  private final transient Cookies cookies;

  public SignOutServlet(AdminSessionService sessions, boolean secureCookies) {
    this.sessions = sessions;
    this.cookies = new Cookies(secureCookies);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Cookies.find(request, Cookies.SESSION).ifPresent(sessions::end);
    cookies.remove(request, response, Cookies.SESSION);
    LocalPath.redirect(request, response, Paths.SIGN_IN);
  }
}
