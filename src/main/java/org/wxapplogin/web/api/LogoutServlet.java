package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/** {@code POST /wx/auth/logout}: signs this device out, or with {@code "all": true} every one. */
public final class LogoutServlet extends ApiServlet {
  private final transient SessionEnds ends;

  public LogoutServlet(SessionEnds ends) {
    this.ends = ends;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    if (Input.ofBody(request).flag("all")) {
      ends.endAll(session.userId());
    } else {
      ends.endFamily(session.userId(), session.family());
    }
    Envelope.ok(request, response, null);
  }
}
