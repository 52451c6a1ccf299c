package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** {@code GET /admin/admins}: the admins. {@code POST}: makes one more and leads to their page. */
public final class AdminListServlet extends AdminServlet {
  private static final int MAX_WORD = 16;

  private final transient AdminManagement admins;
  private final transient ZoneId zone;
  private final transient Cookies cookies;
  private final transient Pages pages;

  public AdminListServlet(AdminManagement admins, ZoneId zone, boolean secureCookies, Pages pages) {
    this.admins = admins;
    this.zone = zone;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
  }

  static AdminRole role(Input form) {
    String given = form.optional("role", MAX_WORD).orElse("");
    return Arrays.stream(AdminRole.values())
        .filter(role -> role.name().equals(given))
        .findFirst()
        .orElseThrow(() -> new AppException(ErrorCode.BAD_VALUE, "no such role"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(request, response, "", "", Optional.empty());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    String name = form.optional("name", Admin.MAX_NAME_CHARS).orElse("").strip();
    AdminRole role = role(form);
    AdminAccess access = AdminAuth.access(request).orElseThrow();
    Messages messages = Messages.of(Language.of(request));
    if (!AdminManagement.isName(name)) {
      show(request, response, name, messages.text("admins.new.bad-name"), Optional.of(role));
      return;
    }

    Optional<Long> made = admins.create(AdminAuth.actor(request), access, name, role);

    if (made.isEmpty()) {
      show(request, response, name, messages.text("admins.new.taken"), Optional.of(role));
      return;
    }
    Flash.ADMIN_CREATED.leave(request, response, cookies, made.get());
    LocalPath.redirect(request, response, AdminPaths.page(made.get()));
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String error,
      Optional<AdminRole> role)
      throws ServletException, IOException {
    Actor by = AdminAuth.actor(request);
    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request,
        response,
        "admins",
        AdminListPage.of(admins.list(by), by.admin(), name, error, role, messages, zone));
  }
}
