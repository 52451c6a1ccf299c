package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminSignIn;
import org.wxapplogin.service.admin.SignIn;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code /admin/sign-in}: the form, and trading a name and a password for a session, or for the
 * question for a code.
 */
public final class SignInServlet extends AdminServlet {
  private final transient AdminSignIn admins;
  private final transient SignInCookies door;
  private final transient Pages pages;

  public SignInServlet(
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
    } else {
      show(request, response, to, "", false);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    String to = LocalPath.wanted(form);
    String name = form.optional("name", Admin.MAX_NAME_CHARS).orElse("").strip();
    Secret password = Secret.of(form.optional("password", Admin.MAX_PASSWORD_CHARS).orElse(""));

    SignIn result = admins.signIn(name, password, Origins.of(request));

    switch (result.state()) {
      case DONE -> door.open(request, response, result, to);
      case CODE_NEEDED -> door.askForCode(request, response, result, to);
      default -> show(request, response, to, name, true);
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String to,
      String name,
      boolean refused)
      throws ServletException, IOException {
    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request,
        response,
        "sign-in",
        new SignInPage(
            messages.text("sign-in.title"),
            to,
            door.mark(request, response),
            name,
            refused ? messages.text("sign-in.refused") : ""));
  }
}
