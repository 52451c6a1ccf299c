package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;

/**
 * {@code POST /oauth2/introspect}: whether a token is good and whose it is, by RFC 7662. For a
 * token that is not good, the reply says nothing else.
 */
public final class IntrospectServlet extends ApiServlet {
  private static final int MAX_TOKEN = 4096;

  private final transient SessionService sessions;

  public IntrospectServlet(SessionService sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = Input.ofBody(request).required("token", MAX_TOKEN);
    Optional<Session> session = sessions.judgeForBackend(token);
    Json.write(
        response,
        HttpServletResponse.SC_OK,
        session.isPresent() ? Active.of(session.get()) : new Inactive(false));
  }

  /**
   * @param sub the user's id
   * @param exp seconds since 1970
   * @param client_id the appid
   */
  private record Active(
      boolean active, String sub, long exp, long iat, String client_id, String token_type) {
    static Active of(Session session) {
      return new Active(
          true,
          Long.toString(session.userId()),
          session.expiresAt().getEpochSecond(),
          session.createdAt().getEpochSecond(),
          session.appid(),
          "Bearer");
    }
  }

  private record Inactive(boolean active) {}
}
