package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.ErrorPages;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code GET /admin/account}: the own account. {@code POST /admin/account/{act}}: ends own
 * sessions.
 */
public final class AccountServlet extends AdminServlet {
  private static final int MAX_ID = 16;

  private final transient OwnAccount own;
  private final transient AdminSessionService sessions;
  private final transient AdminTotp totp;
  private final transient ZoneId zone;
  private final transient Cookies cookies;
  private final transient Pages pages;
  private final transient ErrorPages errors;

  public AccountServlet(
      OwnAccount own,
      AdminSessionService sessions,
      AdminTotp totp,
      ZoneId zone,
      boolean secureCookies,
      Pages pages,
      ErrorPages errors) {
    this.own = own;
    this.sessions = sessions;
    this.totp = totp;
    this.zone = zone;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
    this.errors = errors;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getPathInfo() != null) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    pages.show(
        request,
        response,
        "account",
        AccountPage.of(
            access,
            sessions.list(access),
            totp.codesLeft(access),
            Flash.take(request, response, cookies, access.admin().id()),
            Messages.of(Language.of(request)),
            zone));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = AccountPaths.PAGE + request.getPathInfo();
    Optional<AccountPaths.Act> act =
        Arrays.stream(AccountPaths.Act.values()).filter(one -> one.path().equals(path)).findFirst();
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    AdminAccess access = AdminAuth.access(request).orElseThrow();

    Flash flash =
        switch (act.get()) {
          case END_SESSION ->
              own.endSession(
                      access, Form.of(request).required("session", MAX_ID), Origins.of(request))
                  ? Flash.SESSION_ENDED
                  : Flash.UNCHANGED;
          case END_OTHERS ->
              own.endOthers(access, Origins.of(request)) ? Flash.OTHERS_ENDED : Flash.UNCHANGED;
        };

    flash.leave(request, response, cookies, access.admin().id());
    LocalPath.redirect(request, response, AccountPaths.PAGE);
  }
}
