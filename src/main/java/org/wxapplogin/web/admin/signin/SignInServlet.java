package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code /admin/sign-in}: takes a name and a password, and opens a session or leads to the page
 * that asks for the code of the second step.
 */
public final class SignInServlet extends ConsoleServlet {
  public static final String PATH = Paths.SIGN_IN;

  private final transient AdminSignIn admins;
  private final transient SignInCookies cookies;

  public SignInServlet(Console console, AdminSignIn admins, SignInCookies cookies) {
    super(console);
    this.admins = admins;
    this.cookies = cookies;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.query());
    if (visit.signedIn().isPresent()) {
      visit.redirect(LocalPath.onward(to));
    } else {
      show(visit, to, "", false);
    }
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.form());
    String name = visit.field("name", Admin.MAX_NAME_CHARS).strip();
    Secret password = visit.secret("password", Admin.MAX_PASSWORD_CHARS);

    SignIn result = admins.signIn(name, password, visit.origin());

    switch (result.state()) {
      case DONE -> cookies.open(visit, result, to);
      case CODE_NEEDED -> askForCode(visit, result, to);
      default -> show(visit, to, name, true);
    }
  }

  private void askForCode(Visit visit, SignIn half, String to)
      throws ServletException, IOException {
    cookies.keepHalf(visit, half);
    if (visit.carried().isEmpty()) {
      visit.redirect(LocalPath.andBackTo(Paths.SIGN_IN_CODE, to));
      return;
    }
    // A redirect would lose what this form carries.
    boolean unopened = admins.takesNoCode(half.cookie().orElseThrow().reveal());
    visit.show(
        "sign-in-code",
        new SignInCodePage(to, cookies.csrfToken(visit), false, unopened, visit.carried()));
  }

  private void show(Visit visit, String to, String name, boolean refused)
      throws ServletException, IOException {
    visit.show(
        "sign-in", new SignInPage(to, cookies.csrfToken(visit), name, refused, visit.carried()));
  }
}
