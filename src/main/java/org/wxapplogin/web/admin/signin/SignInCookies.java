package org.wxapplogin.web.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;

/** What the two pages of signing in share: the mark of their forms, and the way in. */
public final class SignInCookies {
  private final AdminSessionService sessions;
  private final AdminCsrf csrf;
  private final Cookies cookies;

  public SignInCookies(AdminSessionService sessions, AdminCsrf csrf, boolean secureCookies) {
    this.sessions = sessions;
    this.csrf = csrf;
    this.cookies = new Cookies(secureCookies);
  }

  /** The mark of a form for who is not signed in; the cookie it hangs on is set. */
  public String mark(HttpServletRequest request, HttpServletResponse response) {
    String seed =
        Cookies.find(request, Cookies.FORM).filter(text -> !text.isEmpty()).orElse(csrf.newSeed());
    cookies.set(request, response, Cookies.FORM, seed);
    return csrf.mark(seed);
  }

  /** Leads who is in to the page they wanted; a session this browser had before is ended. */
  public void open(
      HttpServletRequest request, HttpServletResponse response, SignIn signedIn, String to) {
    Cookies.find(request, Cookies.SESSION).ifPresent(sessions::end);
    Secret session = signedIn.cookie().orElseThrow();
    cookies.set(request, response, Cookies.SESSION, session.reveal());
    cookies.keep(request, response, Cookies.KNOWN, signedIn.known().orElseThrow());
    cookies.remove(request, response, Cookies.FORM);
    cookies.remove(request, response, Cookies.HALF);
    LocalPath.redirect(request, response, to);
  }

  /** Leads who owes the code to the page that asks for it. */
  public void askForCode(
      HttpServletRequest request, HttpServletResponse response, SignIn half, String to) {
    cookies.set(request, response, Cookies.HALF, half.cookie().orElseThrow().reveal());
    LocalPath.redirect(request, response, LocalPath.andBackTo(Paths.SIGN_IN_CODE, to));
  }
}
