package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.TokenFilter;
import org.wxapplogin.web.TokenHeaders;

/**
 * {@code GET /auth/verify}: for {@code auth_request} of nginx. 204 with the user in headers, or
 * 401; 503 while the token cannot be judged. The token comes in {@code X-OA-Token} or another
 * configured header; {@code Authorization} holds the service's own name and secret here.
 */
public final class VerifyServlet extends ApiServlet {
  private final transient SessionService sessions;
  private final transient TokenHeaders headers;
  private final boolean sendsOpenid;

  public VerifyServlet(SessionService sessions, TokenHeaders headers, boolean sendsOpenid) {
    this.sessions = sessions;
    this.headers = headers;
    this.sendsOpenid = sendsOpenid;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    try {
      Session session = TokenFilter.judge(sessions, headers, request, response).session();
      response.setHeader("X-User-Id", Long.toString(session.userId()));
      response.setHeader("X-App-Id", session.appid());
      if (sendsOpenid) {
        response.setHeader("X-Openid", session.openid());
      }
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (AppException e) {
      if (e.code() != ErrorCode.SIGN_IN) {
        throw e;
      }
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // nginx decides by the status alone
    }
  }
}
