package org.wxapplogin.app;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.ContainerErrors;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.GateFilter;
import org.wxapplogin.web.PlainPaths;
import org.wxapplogin.web.RequestBodies;
import org.wxapplogin.web.RequestIds;
import org.wxapplogin.web.RequestLog;
import org.wxapplogin.web.TokenFilter;
import org.wxapplogin.web.TokenHeaders;
import org.wxapplogin.web.admin.page.StaticFiles;
import org.wxapplogin.web.api.AccessTokenServlet;
import org.wxapplogin.web.api.AvatarServlet;
import org.wxapplogin.web.api.AvatarUploadServlet;
import org.wxapplogin.web.api.BindPhoneServlet;
import org.wxapplogin.web.api.CancelServlet;
import org.wxapplogin.web.api.CheckServlet;
import org.wxapplogin.web.api.ConsentServlet;
import org.wxapplogin.web.api.DataLinkServlet;
import org.wxapplogin.web.api.DevicesServlet;
import org.wxapplogin.web.api.IntrospectServlet;
import org.wxapplogin.web.api.LoginServlet;
import org.wxapplogin.web.api.LogoutServlet;
import org.wxapplogin.web.api.PersonalDataServlet;
import org.wxapplogin.web.api.ProfileServlet;
import org.wxapplogin.web.api.PushServlet;
import org.wxapplogin.web.api.ServiceErrors;
import org.wxapplogin.web.api.UnbindPhoneServlet;
import org.wxapplogin.web.api.UnknownServlet;
import org.wxapplogin.web.api.UserInfos;
import org.wxapplogin.web.api.UserServlet;
import org.wxapplogin.web.api.VerifyServlet;
import org.wxapplogin.web.backend.BackendUserServlet;
import org.wxapplogin.web.backend.BackendUsersServlet;
import org.wxapplogin.web.backend.EventsServlet;
import org.wxapplogin.web.backend.LookupServlet;
import org.wxapplogin.web.backend.Problems;
import org.wxapplogin.web.ops.HealthServlet;
import org.wxapplogin.web.ops.MetricsServlet;

/** Every path this server answers, and the filters in front of it, in order. */
public final class Routes {
  private static final String AVATARS = "/avatars/*";
  private static final String DATA = "/data";

  private static final String GATEWAYS = "/auth/*";
  private static final String OAUTH = "/oauth2/*";
  private static final String SERVICES = "/service/*";

  /** What is answered in the frame. */
  private static final String[] FRAMED = {
    "/wx/*", "/login/*", "/login.jsp/*", "/internal/*", AVATARS, DATA, "/health/*", "/metrics/*"
  };

  /** What must wait for the start; health and metrics must not. */
  private static final String[] GATED = {
    "/wx/*", "/login/*", "/login.jsp/*", "/internal/*", AVATARS, DATA, GATEWAYS, OAUTH, SERVICES
  };

  /** How that fails which is asked by those who decide by the status and not by errno. */
  private static final Map<String, ErrorFilter.Renderer> STATUS_DECIDES =
      Map.of(
          GATEWAYS,
          ServiceErrors::forGateways,
          OAUTH,
          ServiceErrors::forOauth,
          SERVICES,
          Problems::render);

  private static final Map<String, ServiceScope> GATEWAY_SCOPES =
      Map.of("/auth/verify", ServiceScope.VERIFY);

  /** What a service needs for each path; see {@link BasicAuthFilter#forServices}. */
  private static final Map<String, ServiceScope> SERVICE_SCOPES =
      Map.ofEntries(
          Map.entry("/oauth2/introspect", ServiceScope.INTROSPECT),
          Map.entry("/internal/access-token", ServiceScope.ACCESS_TOKEN),
          Map.entry("/metrics", ServiceScope.METRICS),
          Map.entry("/service/events", ServiceScope.EVENTS),
          Map.entry("/service/users", ServiceScope.USERS_READ),
          Map.entry("POST /service/users", ServiceScope.USERS_ACT),
          Map.entry("/service/users/lookup", ServiceScope.USERS_READ),
          Map.entry("/service/users/*", ServiceScope.USERS_READ),
          Map.entry("POST /service/users/*", ServiceScope.USERS_ACT));

  /** All that is not a page: what is nothing there is answered as the rest of it is. */
  private static final List<String> API =
      Stream.concat(Stream.of(FRAMED), STATUS_DECIDES.keySet().stream()).toList();

  private Routes() {}

  public static void register(ServletContext context, App app) {
    Mapping map = new Mapping(context);
    UserInfos infos =
        new UserInfos(
            app.account().phones(),
            app.settings().userData().pictures(),
            app.settings().admin().zone());
    TokenHeaders tokens = new TokenHeaders(app.settings().tokenHeaders());
    LogLines lines = app.basics().metrics().logLines();

    map.filter(
        "log",
        new RequestLog(
            new RequestIds(app.basics().crypto().tokens().newRequestId()),
            System::nanoTime,
            app.basics().metrics().requests()),
        "/*");
    map.filter("bodies", new RequestBodies(app.basics().nanoTime()), "/*");
    map.filter("plain-paths", new PlainPaths(), "/*");
    map.filter("api-errors", new ErrorFilter(Envelope::fail, app.errors()::see, lines), FRAMED);
    STATUS_DECIDES.forEach(
        (path, failures) ->
            map.filter(
                "errors of " + path, new ErrorFilter(failures, app.errors()::see, lines), path));
    map.filter("gate", new GateFilter(app.gate()), GATED);
    map.filter(
        "signed-in",
        new TokenFilter(app.sessions().sessions(), tokens),
        "/wx/auth/check",
        "/wx/auth/logout",
        "/wx/auth/bindPhone",
        "/wx/auth/unbindPhone",
        "/wx/user/*");
    map.filter(
        "gateways",
        BasicAuthFilter.forGateways(app.backend().accounts(), GATEWAY_SCOPES),
        GATEWAYS);
    map.filter(
        "services",
        BasicAuthFilter.forServices(app.backend().accounts(), SERVICE_SCOPES),
        OAUTH,
        SERVICES,
        "/internal/*",
        "/metrics");

    map.servlet(
        "login", new LoginServlet(app.login().logins(), infos, false), "/wx/auth/login_by_weixin");
    map.servlet(
        "old-login", new LoginServlet(app.login().logins(), infos, true), "/login", "/login.jsp");
    map.servlet("check", new CheckServlet(app.wechat().sessionKeys()), "/wx/auth/check");
    map.servlet(
        "bind-phone", new BindPhoneServlet(app.account().phoneBinding()), "/wx/auth/bindPhone");
    map.servlet(
        "unbind-phone",
        new UnbindPhoneServlet(app.account().phoneBinding()),
        "/wx/auth/unbindPhone");
    map.servlet("logout", new LogoutServlet(app.sessions().ends()), "/wx/auth/logout");
    map.servlet(
        "user",
        new UserServlet(
            app.account().users(), app.sessions().sessions(), app.account().consents(), infos),
        "/wx/user/index");
    map.servlet(
        "profile",
        new ProfileServlet(app.account().users(), app.account().profiles(), infos),
        "/wx/user/profile");
    map.servlet(
        "avatar-upload", new AvatarUploadServlet(app.account().avatars()), "/wx/user/avatar");
    map.servlet("avatar", new AvatarServlet(app.account().avatars()), AVATARS);
    map.servlet(
        "devices",
        new DevicesServlet(app.sessions().sessions(), app.sessions().ends()),
        "/wx/user/sessions",
        "/wx/user/sessions/*");
    map.servlet(
        "export", new PersonalDataServlet(app.account().personalData(), infos), "/wx/user/export");
    map.servlet("data", new DataLinkServlet(app.account().dataLinks(), infos), DATA);
    map.servlet("consent", new ConsentServlet(app.account().consents()), "/wx/user/consent");
    map.servlet("cancel", new CancelServlet(app.account().cancellation()), "/wx/user/cancel");

    map.servlet("push", new PushServlet(app.push().service(), lines), "/wx/push/*");

    map.servlet(
        "verify",
        new VerifyServlet(
            app.sessions().sessions(),
            tokens,
            app.backend().identities(),
            app.settings().verifySendsOpenid()),
        "/auth/verify");
    map.servlet(
        "introspect",
        new IntrospectServlet(app.sessions().sessions(), app.backend().identities()),
        "/oauth2/introspect");

    BackendUsers users = app.backend().users();
    PictureAddresses pictures = app.settings().userData().pictures();
    map.servlet(
        "service-users",
        new BackendUsersServlet(users, app.backend().additions(), pictures),
        "/service/users");
    map.servlet("service-lookup", new LookupServlet(users, pictures), "/service/users/lookup");
    map.servlet(
        "service-user",
        new BackendUserServlet(users, app.backend().actions(), pictures),
        "/service/users/*");

    map.servlet("service-events", new EventsServlet(app.events().stream()), "/service/events");

    map.servlet(
        "access-token", new AccessTokenServlet(app.wechat().calls()), "/internal/access-token");

    map.servlet(
        "unknown",
        new UnknownServlet(),
        API.stream()
            .filter(path -> !path.equals(AVATARS) && !path.equals(DATA))
            .toArray(String[]::new));
    map.servlet(
        "container-errors",
        new ContainerErrors(List.of(FRAMED), STATUS_DECIDES),
        ContainerErrors.PATH);

    AdminRoutes.register(map, app, new StaticFiles(context));

    map.servlet("live", new HealthServlet(app.health()::live), "/health/live");
    map.servlet("metrics", new MetricsServlet(app.basics().metrics()), "/metrics");
    map.servlet("ready", new HealthServlet(app.health()::ready), "/health/ready");
    map.servlet("serving", new HealthServlet(app.health()::serving), "/health/serving");
  }
}
