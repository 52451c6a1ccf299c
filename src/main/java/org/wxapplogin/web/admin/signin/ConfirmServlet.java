package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.DownloadPage;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code /admin/confirm?to=}: asks for the password on the way to a page that wants it. A download
 * leaves the browser where it is, so it gets a page of its own to be left on.
 */
public final class ConfirmServlet extends AdminServlet {
  private final transient PasswordConfirmation reauth;
  private final transient Pages pages;

  public ConfirmServlet(PasswordConfirmation reauth, Pages pages) {
    this.reauth = reauth;
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String to = LocalPath.wanted(Input.ofQuery(request));
    if (!reauth.isFresh(AdminAuth.access(request).orElseThrow())) {
      show(request, response, to, false);
    } else if (LocalPath.isDownload(to)) {
      LocalPath.startDownload(request, response, to);
      pages.show(
          request, response, "download", DownloadPage.of(to, Messages.of(Language.of(request))));
    } else {
      LocalPath.redirect(request, response, to);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    String to = LocalPath.wanted(form);
    Secret password =
        Secret.of(form.optional(Confirmation.PASSWORD, Admin.MAX_PASSWORD_CHARS).orElse(""));
    AdminAccess access = AdminAuth.access(request).orElseThrow();

    if (reauth.prove(access, password, Origins.of(request))) {
      LocalPath.redirect(
          request,
          response,
          LocalPath.isDownload(to) ? LocalPath.andBackTo(Confirmation.PATH, to) : to);
    } else {
      show(request, response, to, true);
    }
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, String to, boolean refused)
      throws ServletException, IOException {
    pages.show(
        request,
        response,
        "confirm",
        ConfirmPage.of(
            Confirmation.PATH,
            List.of(new Input.Field("to", to)),
            refused,
            Messages.of(Language.of(request))));
  }
}
