package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.TokenFilter;

/**
 * {@code GET /wx/user/sessions}: the devices on which the user is signed in; {@code DELETE
 * /wx/user/sessions/{id}}: signs one of them out.
 */
public final class DevicesServlet extends ApiServlet {
  private final transient SessionService sessions;
  private final transient SessionEnds ends;

  public DevicesServlet(SessionService sessions, SessionEnds ends) {
    this.sessions = sessions;
    this.ends = ends;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getPathInfo() != null) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "one device alone");
    }
    Session current = TokenFilter.session(request);
    Envelope.ok(
        request, response, new Reply(DeviceReply.of(sessions.devices(current.userId()), current)));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "no device named");
    }
    if (!path.matches("/[0-9a-f]{32}")) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "id", "is no session id");
    }
    long userId = TokenFilter.session(request).userId(); // only the own devices
    if (!ends.endFamily(userId, path.substring(1))) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "id", "is no session of this user");
    }
    Envelope.ok(request, response, null);
  }

  private record Reply(List<DeviceReply> sessions) {}
}
