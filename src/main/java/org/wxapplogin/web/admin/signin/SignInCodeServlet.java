package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/** {@code /admin/sign-in/code}: the second step of signing in, by an app or a recovery code. */
public final class SignInCodeServlet extends AdminServlet {
  private static final int MAX_CODE = 32;

  private final transient AdminSignIn admins;
  private final transient SignInCookies door;
  private final transient Pages pages;

  public SignInCodeServlet(
      AdminSignIn admins,
      AdminSessionService sessions,
      AdminCsrf csrf,
      boolean secureCookies,
      Pages pages) {
    this.admins = admins;
    this.door = new SignInCookies(sessions, csrf, secureCookies);
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String to = LocalPath.wanted(Input.ofQuery(request));
    if (AdminAuth.access(request).isPresent()) {
      LocalPath.redirect(request, response, to);
    } else if (Cookies.find(request, Cookies.HALF).isEmpty()) {
      LocalPath.redirect(request, response, LocalPath.signInAndBackTo(to));
    } else {
      show(request, response, to, false);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    String to = LocalPath.wanted(form);
    String code = form.optional("code", MAX_CODE).orElse("");
    String half = Cookies.find(request, Cookies.HALF).orElse("");

    SignIn result = admins.finish(half, code, Origins.of(request));

    switch (result.state()) {
      case DONE -> door.open(request, response, result, to);
      case REFUSED -> show(request, response, to, true);
      default -> LocalPath.redirect(request, response, LocalPath.signInAndBackTo(to));
    }
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, String to, boolean refused)
      throws ServletException, IOException {
    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request,
        response,
        "sign-in-code",
        new SignInCodePage(
            messages.text("sign-in.code.title"),
            to,
            door.mark(request, response),
            refused ? messages.text("sign-in.code.refused") : ""));
  }
}
