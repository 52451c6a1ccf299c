package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.web.Input;
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

/** {@code /admin/account/totp}: the own second step of signing in. */
public final class TotpServlet extends AdminServlet {
  private static final int MAX_CODE = 32;

  private final transient AdminTotp totp;
  private final transient OneTimeSecrets notes;
  private final transient Cookies cookies;
  private final transient Pages pages;
  private final transient ErrorPages errors;

  public TotpServlet(
      AdminTotp totp, OneTimeSecrets notes, boolean secureCookies, Pages pages, ErrorPages errors) {
    this.totp = totp;
    this.notes = notes;
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
    show(request, response, "");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = AccountPaths.TOTP + request.getPathInfo();
    Optional<AccountPaths.TotpAct> act =
        Arrays.stream(AccountPaths.TotpAct.values())
            .filter(one -> one.path().equals(path))
            .findFirst();
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    Messages messages = Messages.of(Language.of(request));
    switch (act.get()) {
      case BEGIN -> {
        totp.begin(access);
        LocalPath.redirect(request, response, AccountPaths.TOTP);
      }
      case CONFIRM -> {
        boolean right = totp.confirm(access, code(request), Origins.of(request));
        end(request, response, right, Flash.TOTP_ON, messages.text("totp.wrong-code"));
      }
      case OFF -> {
        Secret password =
            Secret.of(Form.of(request).optional("password", Admin.MAX_PASSWORD_CHARS).orElse(""));
        boolean off = totp.turnOff(access, password, code(request), Origins.of(request));
        end(request, response, off, Flash.TOTP_OFF, messages.text("totp.off.refused"));
      }
      case CODES -> {
        boolean renewed = totp.renewCodes(access, Origins.of(request));
        Flash flash = renewed ? Flash.CODES_RENEWED : Flash.UNCHANGED;
        end(request, response, true, flash, "");
      }
    }
  }

  private void end(
      HttpServletRequest request,
      HttpServletResponse response,
      boolean done,
      Flash flash,
      String error)
      throws ServletException, IOException {
    if (!done) {
      show(request, response, error);
      return;
    }
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    flash.leave(request, response, cookies, access.admin().id());
    LocalPath.redirect(request, response, AccountPaths.TOTP);
  }

  private static String code(HttpServletRequest request) throws IOException {
    Input form = Form.of(request);
    return form.optional("code", MAX_CODE).orElse("");
  }

  private void show(HttpServletRequest request, HttpServletResponse response, String error)
      throws ServletException, IOException {
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    long id = access.admin().id();
    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request,
        response,
        "totp",
        TotpPage.of(
            access,
            totp.codesLeft(access),
            totp.waiting(access),
            notes.take(access, OneTimeSecrets.About.RECOVERY_CODES, id),
            Told.of(Flash.take(request, response, cookies, id), messages),
            error,
            messages));
  }
}
