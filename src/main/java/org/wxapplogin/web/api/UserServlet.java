package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.account.Consents;
import org.wxapplogin.service.account.UserService;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.TokenFilter;

/** {@code GET /wx/user/index}: what a user center shows: profile, level, register date, devices. */
public final class UserServlet extends ApiServlet {
  private final transient UserService users;
  private final transient SessionService sessions;
  private final transient Consents consents;
  private final transient UserInfos infos;

  public UserServlet(
      UserService users, SessionService sessions, Consents consents, UserInfos infos) {
    this.users = users;
    this.sessions = sessions;
    this.consents = consents;
    this.infos = infos;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    UserInfo info = infos.of(users.get(session.userId()));
    Envelope.ok(
        request,
        response,
        new Reply(
            info,
            info.userLevel(),
            info.userLevelDesc(),
            info.registerDate(),
            DeviceReply.of(sessions.devices(session.userId()), session),
            consents.needed(session).orElse(null)));
  }

  private record Reply(
      UserInfo userInfo,
      int userLevel,
      String userLevelDesc,
      String registerDate,
      List<DeviceReply> sessions,
      ConsentDocument consentNeeded) {}
}
