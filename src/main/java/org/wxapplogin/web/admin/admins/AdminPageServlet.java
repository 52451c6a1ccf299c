package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.users.EventQueries;
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
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code GET /admin/admins/{id}}: one admin. {@code POST /admin/admins/{id}/{act}}: does something
 * to them and leads back to the page, which tells what became of it.
 */
public final class AdminPageServlet extends AdminServlet {
  private static final Pattern PAGE = Pattern.compile("/(\\d{1,18})");
  private static final Pattern ACT = Pattern.compile("/(\\d{1,18})/([a-z-]{1,16})");

  private final transient AdminManagement admins;
  private final transient OneTimeSecrets notes;
  private final transient EventQueries reads;
  private final transient ZoneId zone;
  private final transient Cookies cookies;
  private final transient Pages pages;
  private final transient ErrorPages errors;

  public AdminPageServlet(
      AdminManagement admins,
      OneTimeSecrets notes,
      EventQueries reads,
      ZoneId zone,
      boolean secureCookies,
      Pages pages,
      ErrorPages errors) {
    this.admins = admins;
    this.notes = notes;
    this.reads = reads;
    this.zone = zone;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
    this.errors = errors;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Actor by = AdminAuth.actor(request);
    Matcher path = PAGE.matcher(String.valueOf(request.getPathInfo()));
    long id = path.matches() ? Long.parseLong(path.group(1)) : 0;
    Optional<AdminAccount> found = admins.find(by, id);
    if (found.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<Secret> password =
        notes.take(
            AdminAuth.access(request).orElseThrow(), OneTimeSecrets.About.START_PASSWORD, id);
    AuditQuery query = AuditQuery.ofTarget(AuditTarget.admin(id));
    pages.show(
        request,
        response,
        "admin",
        AdminDetailPage.of(
            found.get(),
            by.admin(),
            password,
            reads.audit(query, Optional.empty()),
            Flash.take(request, response, cookies, id),
            Messages.of(Language.of(request)),
            zone));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Matcher path = ACT.matcher(String.valueOf(request.getPathInfo()));
    Optional<AdminPaths.Act> act = path.matches() ? act(path.group(2)) : Optional.empty();
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    long id = Long.parseLong(path.group(1));

    Flash flash = run(act.get(), AdminAuth.access(request).orElseThrow(), id, request);

    flash.leave(request, response, cookies, id);
    LocalPath.redirect(request, response, AdminPaths.page(id));
  }

  private Flash run(AdminPaths.Act act, AdminAccess access, long id, HttpServletRequest request)
      throws IOException {
    Actor by = AdminAuth.actor(request);
    Input form = Form.of(request);
    return switch (act) {
      case ROLE -> {
        Optional<AdminRole> before = admins.setRole(by, id, AdminListServlet.role(form));
        yield before.map(Told::roleWas).orElse(Flash.UNCHANGED);
      }
      case DISABLE -> done(admins.disable(by, id), Flash.ADMIN_DISABLED);
      case ENABLE -> done(admins.enable(by, id), Flash.ADMIN_ENABLED);
      case RESET_PASSWORD -> done(admins.resetPassword(by, access, id), Flash.ADMIN_PASSWORD_RESET);
      case RESET_TOTP -> done(admins.resetTotp(by, id), Flash.ADMIN_TOTP_RESET);
    };
  }

  private static Flash done(boolean changed, Flash flash) {
    return changed ? flash : Flash.UNCHANGED;
  }

  private static Optional<AdminPaths.Act> act(String name) {
    return Arrays.stream(AdminPaths.Act.values())
        .filter(act -> act.path().equals(name))
        .findFirst();
  }
}
