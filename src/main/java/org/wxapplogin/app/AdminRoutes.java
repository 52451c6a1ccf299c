package org.wxapplogin.app;

import java.time.ZoneId;
import java.util.List;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.admin.admins.AccountServlet;
import org.wxapplogin.web.admin.admins.AdminListServlet;
import org.wxapplogin.web.admin.admins.AdminPageServlet;
import org.wxapplogin.web.admin.admins.PasswordServlet;
import org.wxapplogin.web.admin.admins.TotpServlet;
import org.wxapplogin.web.admin.dashboard.DashboardServlet;
import org.wxapplogin.web.admin.dashboard.SystemServlet;
import org.wxapplogin.web.admin.events.AuditListServlet;
import org.wxapplogin.web.admin.events.LoginListServlet;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminHeaders;
import org.wxapplogin.web.admin.page.Csrf;
import org.wxapplogin.web.admin.page.ErrorPages;
import org.wxapplogin.web.admin.page.HomeServlet;
import org.wxapplogin.web.admin.page.NotFoundServlet;
import org.wxapplogin.web.admin.page.Pages;
import org.wxapplogin.web.admin.page.PreferenceSwitch;
import org.wxapplogin.web.admin.page.StaticFiles;
import org.wxapplogin.web.admin.page.StaticHeaders;
import org.wxapplogin.web.admin.signin.ConfirmServlet;
import org.wxapplogin.web.admin.signin.Confirmation;
import org.wxapplogin.web.admin.signin.SignInCodeServlet;
import org.wxapplogin.web.admin.signin.SignInServlet;
import org.wxapplogin.web.admin.signin.SignOutServlet;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserCsvServlet;
import org.wxapplogin.web.admin.users.UserDeletePages;
import org.wxapplogin.web.admin.users.UserListServlet;
import org.wxapplogin.web.admin.users.UserPageServlet;
import org.wxapplogin.web.admin.users.UserSearchServlet;

/** Every path of the admin pages, and the filters in front of them, in order. */
final class AdminRoutes {
  private final Mapping map;
  private final App app;
  private final ZoneId zone;
  private final boolean secure;
  private final Pages pages;
  private final ErrorPages errors;

  private AdminRoutes(Mapping map, App app, StaticFiles files) {
    this.map = map;
    this.app = app;
    this.zone = app.settings().admin().zone();
    this.secure = app.settings().admin().secureCookie();
    this.pages = new Pages(files, app.basics().clock());
    this.errors = new ErrorPages(pages);
  }

  static void register(Mapping map, App app, StaticFiles files) {
    AdminRoutes routes = new AdminRoutes(map, app, files);
    routes.filters();
    routes.signIn();
    routes.users(app.account().phones());
    routes.lists(app.settings().appids());
    routes.admins(app.admins());
    map.servlet(
        "dashboard",
        new DashboardServlet(app.figures().dashboard(), routes.zone, routes.pages),
        "/admin",
        "/admin/");
    map.servlet("home", new HomeServlet(), "");
    map.servlet("admin-not-found", new NotFoundServlet(routes.errors), "/admin/*");
  }

  private void filters() {
    map.filter("static-headers", new StaticHeaders(), "/static/*", "/webjars/*");
    map.filter("admin-headers", new AdminHeaders(), "/admin/*");
    map.filter("admin-errors", new ErrorFilter(errors), "/admin/*");
    map.filter("admin-preferences", new PreferenceSwitch(secure), "/admin/*");
    map.filter("admin-auth", new AdminAuth(app.admins().sessions()), "/admin/*");
    map.filter("admin-csrf", new Csrf(app.admins().csrf()), "/admin/*");
    map.filter("admin-confirm", new Confirmation(app.admins().confirmation(), pages), "/admin/*");
  }

  private void signIn() {
    map.servlet(
        "sign-in",
        new SignInServlet(
            app.admins().signIns(), app.admins().sessions(), app.admins().csrf(), secure, pages),
        "/admin/sign-in");
    map.servlet("sign-out", new SignOutServlet(app.admins().sessions(), secure), "/admin/sign-out");
    map.servlet(
        "sign-in-code",
        new SignInCodeServlet(
            app.admins().signIns(), app.admins().sessions(), app.admins().csrf(), secure, pages),
        "/admin/sign-in/code");
    map.servlet(
        "confirm", new ConfirmServlet(app.admins().confirmation(), pages), "/admin/confirm");
  }

  private void users(Phones phones) {
    map.servlet(
        "users",
        new UserListServlet(app.users().list(), phones, zone, secure, pages),
        "/admin/users");
    map.servlet(
        "user-search", new UserSearchServlet(app.users().phoneSearch()), "/admin/users/search");
    map.servlet("user-columns", new UserColumnsServlet(secure), "/admin/users/columns");
    map.servlet(
        "user-bulk",
        new UserBulkServlet(app.users().bulk(), secure, pages, errors),
        "/admin/users/bulk/*");
    map.servlet(
        "user-export", new UserCsvServlet(app.users().csv(), phones, zone), "/admin/users.csv");
    map.servlet(
        "user-page",
        new UserPageServlet(
            app.users().page(),
            app.users().actions(),
            app.users().notes(),
            app.users().phoneReveals(),
            new UserDeletePages(app.users().erasure(), pages),
            zone,
            secure,
            pages,
            errors),
        "/admin/users/*");
  }

  private void lists(List<String> appids) {
    map.servlet(
        "login-list",
        new LoginListServlet(app.users().events(), appids, zone, pages),
        "/admin/logins");
    map.servlet(
        "audit-list", new AuditListServlet(app.users().events(), zone, pages), "/admin/audit");
    map.servlet("system", new SystemServlet(app.figures().system(), zone, pages), "/admin/system");
  }

  /** The admins themselves. */
  private void admins(AdminModule accounts) {
    map.servlet(
        "admins", new AdminListServlet(accounts.others(), zone, secure, pages), "/admin/admins");
    map.servlet(
        "admin-page",
        new AdminPageServlet(
            accounts.others(),
            accounts.secrets(),
            app.users().events(),
            zone,
            secure,
            pages,
            errors),
        "/admin/admins/*");
    map.servlet(
        "account",
        new AccountServlet(
            accounts.own(), accounts.sessions(), accounts.totp(), zone, secure, pages, errors),
        "/admin/account",
        "/admin/account/*");
    map.servlet(
        "password", new PasswordServlet(accounts.own(), secure, pages), "/admin/account/password");
    map.servlet(
        "totp",
        new TotpServlet(accounts.totp(), accounts.secrets(), secure, pages, errors),
        "/admin/account/totp",
        "/admin/account/totp/*");
  }
}
