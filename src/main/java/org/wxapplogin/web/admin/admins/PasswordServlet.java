package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.service.admin.PasswordFault;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/** {@code /admin/account/password}: changes the own password. */
public final class PasswordServlet extends AdminServlet {
  /** More than is taken, so that too long a one is told and not cut. */
  private static final int MAX_SENT = 4_000;

  private final transient OwnAccount own;
  private final transient Cookies cookies;
  private final transient Pages pages;

  public PasswordServlet(OwnAccount own, boolean secureCookies, Pages pages) {
    this.own = own;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(request, response, "");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    Messages messages = Messages.of(Language.of(request));
    Secret current = secret(form, "current");
    Secret wanted = secret(form, "new");
    if (!wanted.reveal().equals(secret(form, "again").reveal())) {
      show(request, response, messages.text("password.not-same"));
      return;
    }

    Optional<PasswordFault> fault =
        own.changePassword(access, current, wanted, Origins.of(request));

    if (fault.isPresent()) {
      show(request, response, messages.text("password.fault." + fault.get()));
      return;
    }
    Flash.PASSWORD_CHANGED.leave(request, response, cookies, access.admin().id());
    LocalPath.redirect(request, response, AccountPaths.PAGE);
  }

  private static Secret secret(Input form, String name) {
    return Secret.of(form.optional(name, MAX_SENT).orElse(""));
  }

  private void show(HttpServletRequest request, HttpServletResponse response, String error)
      throws ServletException, IOException {
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    pages.show(
        request,
        response,
        "password",
        new PasswordPage(
            Messages.of(Language.of(request)).text("password.title"),
            access.account().mustChange(),
            access.admin().name(),
            error,
            Admin.MIN_PASSWORD_CHARS,
            Admin.MAX_PASSWORD_CHARS));
  }
}
