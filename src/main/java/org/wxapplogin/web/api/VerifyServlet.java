package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.backend.UserIdentities;
import org.wxapplogin.service.backend.UserIdentities.Known;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.RemoteAddress;
import org.wxapplogin.web.TokenFilter;
import org.wxapplogin.web.TokenHeaders;

/**
 * {@code GET /auth/verify}: for {@code auth_request} of nginx and other gateways. 204 with the user
 * in headers; else a failure, none of which is a 2xx. The token comes in {@code X-OA-Token} or
 * another configured header; {@code Authorization} holds the service's own name and secret here.
 */
public final class VerifyServlet extends ApiServlet {
  private final transient SessionService sessions;
  private final transient TokenHeaders headers;
  private final transient UserIdentities identities;
  private final boolean sendsOpenid;

  public VerifyServlet(
      SessionService sessions,
      TokenHeaders headers,
      UserIdentities identities,
      boolean sendsOpenid) {
    this.sessions = sessions;
    this.identities = identities;
    this.headers = headers;
    this.sendsOpenid = sendsOpenid;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Service service = BasicAuthFilter.service(request);
    Session session =
        TokenFilter.judge(
                token -> sessions.judge(token, RemoteAddress.of(request), service),
                headers,
                request,
                response)
            .session();
    response.setHeader("X-User-Id", Long.toString(session.userId()));
    response.setHeader("X-App-Id", session.appid());
    boolean reads = service.may(ServiceScope.USERS_READ);
    if (sendsOpenid || reads) {
      response.setHeader("X-Openid", session.openid());
    }
    if (reads) {
      Known known = identities.of(session.userId());
      known.unionid().ifPresent(unionid -> response.setHeader("X-Unionid", unionid));
      known.person().ifPresent(person -> response.setHeader("X-Person", person));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
