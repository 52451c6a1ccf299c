package org.wxapplogin.app;

import java.util.List;
import org.wxapplogin.config.AdminSettings;
import org.wxapplogin.config.TwoStep;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.backend.ServiceOverview;
import org.wxapplogin.service.person.PersonActions;
import org.wxapplogin.service.push.ClosedAccounts;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.Gate;
import org.wxapplogin.web.GateFilter;
import org.wxapplogin.web.admin.admins.AccountServlet;
import org.wxapplogin.web.admin.admins.AdminListServlet;
import org.wxapplogin.web.admin.admins.AdminPageServlet;
import org.wxapplogin.web.admin.admins.PasswordServlet;
import org.wxapplogin.web.admin.admins.TotpServlet;
import org.wxapplogin.web.admin.apps.AppsServlet;
import org.wxapplogin.web.admin.dashboard.DashboardServlet;
import org.wxapplogin.web.admin.dashboard.ReportServlet;
import org.wxapplogin.web.admin.dashboard.SystemServlet;
import org.wxapplogin.web.admin.events.AuditListServlet;
import org.wxapplogin.web.admin.events.LoginListServlet;
import org.wxapplogin.web.admin.events.OpenidListServlet;
import org.wxapplogin.web.admin.events.PushListServlet;
import org.wxapplogin.web.admin.events.PushLogServlet;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminHeaders;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.Csrf;
import org.wxapplogin.web.admin.page.HomeServlet;
import org.wxapplogin.web.admin.page.NotFoundServlet;
import org.wxapplogin.web.admin.page.PreferenceSwitch;
import org.wxapplogin.web.admin.page.StaticFiles;
import org.wxapplogin.web.admin.page.StaticHeaders;
import org.wxapplogin.web.admin.page.UnsentServlet;
import org.wxapplogin.web.admin.signin.ConfirmServlet;
import org.wxapplogin.web.admin.signin.Confirmation;
import org.wxapplogin.web.admin.signin.Confirmation.Guarded;
import org.wxapplogin.web.admin.signin.SignInCodeServlet;
import org.wxapplogin.web.admin.signin.SignInCookies;
import org.wxapplogin.web.admin.signin.SignInServlet;
import org.wxapplogin.web.admin.signin.SignOutServlet;
import org.wxapplogin.web.admin.users.FindServlet;
import org.wxapplogin.web.admin.users.ReviewServlet;
import org.wxapplogin.web.admin.users.SavedFiltersServlet;
import org.wxapplogin.web.admin.users.TemplatesServlet;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserCsvServlet;
import org.wxapplogin.web.admin.users.UserListServlet;
import org.wxapplogin.web.admin.users.UserPageServlet;
import org.wxapplogin.web.admin.users.UserSearchServlet;
import org.wxapplogin.web.admin.webhooks.WebhooksServlet;

/** Every path of the admin pages, and the filters in front of them, in order. */
final class AdminRoutes {
  /** What asks for the password again before it is done. */
  private static final List<Guarded> DANGEROUS =
      List.of(
          Guarded.forms(AdminListServlet.PATH),
          Guarded.form(UserPageServlet.REVEAL_PHONE),
          Guarded.form(UserPageServlet.LINK_PERSON),
          Guarded.form(UserPageServlet.UNLINK_PERSON),
          Guarded.form(UserPageServlet.UNBIND_PHONE),
          Guarded.form(UserPageServlet.MOVE_PHONE),
          Guarded.form(OpenidListServlet.CANCEL),
          Guarded.form(UserPageServlet.MAKE_DATA_LINK),
          Guarded.form(UserPageServlet.DELETE),
          Guarded.forms(UserBulkServlet.PATH),
          Guarded.page(UserCsvServlet.PATH),
          Guarded.forms(AppsServlet.PATH),
          Guarded.page(AppsServlet.NEW),
          Guarded.page(AppsServlet.APP),
          Guarded.page(TotpServlet.PATH),
          Guarded.form(TotpServlet.BEGIN),
          Guarded.form(TotpServlet.CONFIRM),
          Guarded.form(TotpServlet.CODES));

  private final AdminSettings settings;
  private final Mapping map;
  private final AdminModule admins;
  private final UsersModule users;
  private final PersonActions persons;
  private final FiguresModule figures;
  private final KeptEvents kept;
  private final Apps apps;
  private final ClosedAccounts closed;
  private final ServiceOverview services;
  private final List<OldAddresses> addresses;
  private final WebhookModule webhooks;
  private final FatalErrors errors;
  private final Gate gate;
  private final LogLines lines;
  private final Console console;

  private AdminRoutes(Mapping map, App app, StaticFiles files) {
    this.settings = app.settings().admin();
    this.map = map;
    this.admins = app.admins();
    this.users = app.users();
    this.persons = app.persons().actions();
    this.figures = app.figures();
    this.kept = app.push().kept();
    this.apps = app.apps();
    this.closed = app.push().closed();
    this.services = app.backend().overview();
    this.addresses = app.account().addresses();
    this.webhooks = app.webhooks();
    this.errors = app.errors();
    this.gate = app.gate();
    this.lines = app.basics().metrics().logLines();
    this.console =
        Console.of(
            files,
            settings.zone(),
            app.apps()::name,
            users.reviews()::toShow,
            settings.secureCookie(),
            app.basics().clock(),
            admins.csrf(),
            path -> DANGEROUS.stream().anyMatch(one -> one.isPage(path)),
            ScopedPages.gate(users.page()));
  }

  static void register(Mapping map, App app, StaticFiles files) {
    AdminRoutes routes = new AdminRoutes(map, app, files);
    routes.filters();
    routes.signIn();
    routes.users(app.account().phones(), app.settings().userData().pictures());
    routes.events(
        app.apps(),
        app.settings().services().stream().map(account -> account.service().name()).toList());
    routes.admins();
    routes.apps(app.appsModule());
    routes.dashboard();
    List<String> searches = List.of(FindServlet.PATH, UserSearchServlet.PATH);
    map.servlet("unsent", new UnsentServlet(routes.console, searches), UnsentServlet.PATH);
    map.servlet("home", new HomeServlet(routes.console), "");
    map.servlet("admin-not-found", new NotFoundServlet(routes.console), "/admin/*");
  }

  private void filters() {
    map.filter("static-headers", new StaticHeaders(), "/static/*", "/webjars/*");
    map.filter("admin-headers", new AdminHeaders(), "/admin/*");
    map.filter("admin-errors", new ErrorFilter(console.errors(), errors::see, lines), "/admin/*");
    map.filter("admin-gate", new GateFilter(gate), "/admin/*");
    map.filter("admin-preferences", new PreferenceSwitch(console), "/admin/*");
    boolean twoStep = settings.twoStep() == TwoStep.REQUIRED;
    map.filter("admin-auth", new AdminAuth(console, admins.sessions(), twoStep), "/admin/*");
    map.filter("admin-csrf", new Csrf(console, admins.csrf()), "/admin/*");
    map.filter(
        "admin-confirm", new Confirmation(console, admins.confirmation(), DANGEROUS), "/admin/*");
  }

  private void signIn() {
    SignInCookies cookies = new SignInCookies(admins.sessions(), admins.csrf());
    map.servlet(
        "sign-in", new SignInServlet(console, admins.signIns(), cookies), SignInServlet.PATH);
    map.servlet(
        "sign-in-code",
        new SignInCodeServlet(console, admins.signIns(), cookies),
        SignInCodeServlet.PATH);
    map.servlet("sign-out", new SignOutServlet(console, admins.sessions()), SignOutServlet.PATH);
    map.servlet("confirm", new ConfirmServlet(console, admins.confirmation()), ConfirmServlet.PATH);
  }

  private void users(Phones phones, PictureAddresses pictures) {
    map.servlet(
        "users",
        new UserListServlet(console, users.list(), users.filters(), phones),
        UserListServlet.PATH);
    map.servlet(
        "user-filters",
        new SavedFiltersServlet(console, users.filters()),
        SavedFiltersServlet.PATH + "/*");
    map.servlet(
        "user-search", new UserSearchServlet(console, users.phoneSearch()), UserSearchServlet.PATH);
    map.servlet(
        "templates",
        new TemplatesServlet(console, users.templates()),
        TemplatesServlet.PATH,
        TemplatesServlet.PATH + "/*");
    map.servlet(
        "review",
        new ReviewServlet(console, users.reviews()),
        ReviewServlet.PATH,
        ReviewServlet.PATH + "/*");
    map.servlet("find", new FindServlet(console, users.finder()), FindServlet.PATH);
    map.servlet("user-columns", new UserColumnsServlet(console), UserColumnsServlet.PATH);
    map.servlet(
        "user-bulk",
        new UserBulkServlet(console, users.bulk(), users.templates()),
        UserBulkServlet.PATH + "/*");
    map.servlet(
        "user-export",
        new UserCsvServlet(console, users.csv(), phones, pictures),
        UserCsvServlet.PATH);
    map.servlet(
        "user-page",
        new UserPageServlet(
            console,
            users.page(),
            users.actions(),
            users.notes(),
            users.phoneReveals(),
            persons,
            users.erasure(),
            users.care(),
            users.timeline(),
            users.templates()),
        UserListServlet.PATH + "/*");
  }

  private void events(Apps apps, List<String> serviceNames) {
    map.servlet(
        "login-list",
        new LoginListServlet(console, users.events(), users.filters(), apps),
        LoginListServlet.PATH);
    map.servlet(
        "push-list",
        new PushListServlet(console, kept),
        PushListServlet.PATH,
        PushListServlet.PATH + "/*");
    map.servlet(
        "openid-list",
        new OpenidListServlet(console, closed, apps),
        OpenidListServlet.PATH,
        OpenidListServlet.PATH + "/*");
    map.servlet("push-log", new PushLogServlet(console, users.events(), apps), PushLogServlet.PATH);
    map.servlet(
        "webhooks",
        new WebhooksServlet(console, webhooks.desk()),
        WebhooksServlet.PATH,
        WebhooksServlet.PATH + "/*");
    map.servlet(
        "audit-list",
        new AuditListServlet(console, users.events(), users.filters(), serviceNames),
        AuditListServlet.PATH);
  }

  /** The admins themselves. */
  private void admins() {
    map.servlet(
        "admins", new AdminListServlet(console, admins.others(), apps), AdminListServlet.PATH);
    map.servlet(
        "admin-page",
        new AdminPageServlet(console, admins.others(), admins.secrets(), users.events(), apps),
        AdminListServlet.PATH + "/*");
    map.servlet(
        "account",
        new AccountServlet(console, admins.own(), admins.sessions(), admins.totp()),
        AccountServlet.PATH,
        AccountServlet.PATH + "/*");
    map.servlet("password", new PasswordServlet(console, admins.own()), PasswordServlet.PATH);
    map.servlet(
        "totp",
        new TotpServlet(console, admins.totp(), admins.secrets()),
        TotpServlet.PATH,
        TotpServlet.PATH + "/*");
  }

  private void apps(AppsModule apps) {
    map.servlet(
        "apps",
        new AppsServlet(console, apps.desk(), apps.trial()),
        AppsServlet.PATH,
        AppsServlet.PATH + "/*");
  }

  private void dashboard() {
    map.servlet(
        "dashboard",
        new DashboardServlet(console, figures.dashboard(), kept, webhooks.watch(), apps),
        "/admin",
        DashboardServlet.PATH);
    map.servlet(
        "report",
        new ReportServlet(console, figures.reports(), admins.others()),
        ReportServlet.PATH,
        ReportServlet.CSV,
        ReportServlet.JSON);
    map.servlet(
        "system",
        new SystemServlet(console, figures.system(), services, addresses),
        SystemServlet.PATH);
  }
}
