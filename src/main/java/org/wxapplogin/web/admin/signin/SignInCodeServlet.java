package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code /admin/sign-in/code}: the second step of signing in, by an app or a recovery code. */
public final class SignInCodeServlet extends ConsoleServlet {
  public static final String PATH = Paths.SIGN_IN_CODE;

  private static final int MAX_CODE = 32;

  private final transient AdminSignIn admins;
  private final transient SignInCookies cookies;

  public SignInCodeServlet(Console console, AdminSignIn admins, SignInCookies cookies) {
    super(console);
    this.admins = admins;
    this.cookies = cookies;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.query());
    if (visit.signedIn().isPresent()) {
      visit.redirect(LocalPath.onward(to));
    } else if (visit.cookie(Cookies.HALF).isEmpty()) {
      visit.redirect(LocalPath.signInAndBackTo(to));
    } else {
      show(visit, to, false);
    }
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.form());
    String code = visit.field("code", MAX_CODE);
    String half = visit.cookie(Cookies.HALF).orElse("");

    SignIn result = admins.finish(half, code, visit.origin());

    switch (result.state()) {
      case DONE -> cookies.open(visit, result, to);
      case REFUSED -> show(visit, to, true);
      default -> visit.redirect(LocalPath.signInAndBackTo(to));
    }
  }

  private void show(Visit visit, String to, boolean refused) throws ServletException, IOException {
    boolean unopened = visit.cookie(Cookies.HALF).filter(admins::takesNoCode).isPresent();
    visit.show(
        "sign-in-code",
        new SignInCodePage(to, cookies.csrfToken(visit), refused, unopened, visit.carried()));
  }
}
