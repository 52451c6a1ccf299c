package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.LocalPath;
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

  /**
   * Leads an admin who is in to the page they wanted, and ends this browser's former session. If
   * something was typed before the session ended, the page is one that carries it on.
   */
  void open(Visit visit, SignIn signedIn, String to) throws ServletException, IOException {
    visit.cookie(Cookies.SESSION).ifPresent(sessions::end);
    visit.setCookie(Cookies.SESSION, signedIn.cookie().orElseThrow().reveal());
    visit.keepCookie(Cookies.KNOWN, signedIn.known().orElseThrow());
    visit.removeCookie(Cookies.FORM);
    visit.removeCookie(Cookies.HALF);
    String unsent = visit.carried();
    if (unsent.isEmpty()) {
      visit.redirect(LocalPath.onward(to));
    } else {
      String session = signedIn.cookie().orElseThrow().reveal();
      visit.show("unsent", new UnsentPage(csrf.token(session), unsent, to));
    }
  }

  /** Remembers an admin who owes the code. */
  void keepHalf(Visit visit, SignIn half) {
    visit.setCookie(Cookies.HALF, half.cookie().orElseThrow().reveal());
  }
}
