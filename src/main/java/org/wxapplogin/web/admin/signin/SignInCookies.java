package org.wxapplogin.web.admin.signin;

import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * What the two pages of signing in share: the CSRF token of their forms, and the cookies of an
 * admin who comes in. Thread-safe.
 */
public final class SignInCookies {
  private final AdminSessionService sessions;
  private final AdminCsrf csrf;

  public SignInCookies(AdminSessionService sessions, AdminCsrf csrf) {
    this.sessions = sessions;
    this.csrf = csrf;
  }

  /** The CSRF token of a form for those not signed in yet; sets the cookie it is made from. */
  String csrfToken(Visit visit) {
    String seed = visit.cookie(Cookies.FORM).filter(text -> !text.isEmpty()).orElse(csrf.newSeed());
    visit.setCookie(Cookies.FORM, seed);
    return csrf.token(seed);
  }

  /** Leads an admin who is in to the page they wanted, and ends this browser's former session. */
  void open(Visit visit, SignIn signedIn, String to) {
    visit.cookie(Cookies.SESSION).ifPresent(sessions::end);
    visit.setCookie(Cookies.SESSION, signedIn.cookie().orElseThrow().reveal());
    visit.keepCookie(Cookies.KNOWN, signedIn.known().orElseThrow());
    visit.removeCookie(Cookies.FORM);
    visit.removeCookie(Cookies.HALF);
    visit.redirect(to);
  }

  /** Leads an admin who owes the code to the page that asks for it. */
  void askForCode(Visit visit, SignIn half, String to) {
    visit.setCookie(Cookies.HALF, half.cookie().orElseThrow().reveal());
    visit.redirect(LocalPath.andBackTo(Paths.SIGN_IN_CODE, to));
  }
}
