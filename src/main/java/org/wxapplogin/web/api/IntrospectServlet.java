package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.backend.UserIdentities;
import org.wxapplogin.service.backend.UserIdentities.Known;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;

/**
 * {@code POST /oauth2/introspect}: whether a token is good and whose it is, by RFC 7662. For a
 * token that is not good, the reply says nothing else.
 */
public final class IntrospectServlet extends ApiServlet {
  private static final String TOKEN = "token";

  private final transient SessionService sessions;

  private final transient UserIdentities identities;

  public IntrospectServlet(SessionService sessions, UserIdentities identities) {
    this.sessions = sessions;
    this.identities = identities;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = token(Input.ofBody(request));
    Service service = BasicAuthFilter.service(request);
    Optional<Session> session = sessions.judgeForBackend(token, service);
    Json.write(
        response,
        HttpServletResponse.SC_OK,
        session.isPresent() ? active(session.get(), service) : new Inactive(false));
  }

  private Active active(Session session, Service service) {
    if (!service.may(ServiceScope.USERS_READ)) {
      return Active.of(session, null, Known.NOTHING);
    }
    return Active.of(session, session.openid(), identities.of(session.userId()));
  }

  /** Whatever is there is judged, however long: what cannot be a token is not active. */
  private static String token(Input form) {
    if (form.fields().stream().filter(field -> field.name().equals(TOKEN)).count() > 1) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, TOKEN, "is there twice");
    }
    return form.optional(TOKEN, Input.MAX_BODY_BYTES)
        .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_ARGUMENT, TOKEN, "is missing"));
  }

  /**
   * @param sub the user's id
   * @param exp seconds since 1970
   * @param client_id the appid
   * @param openid null, and left out, for services without the scope, as unionid and person
   */
  private record Active(
      boolean active,
      String sub,
      long exp,
      long iat,
      String client_id,
      String token_type,
      String openid,
      String unionid,
      String person) {
    static Active of(Session session, String openid, Known known) {
      return new Active(
          true,
          Long.toString(session.userId()),
          session.expiresAt().getEpochSecond(),
          session.createdAt().getEpochSecond(),
          session.appid(),
          "Bearer",
          openid,
          known.unionid().orElse(null),
          known.person().orElse(null));
    }
  }

  private record Inactive(boolean active) {}
}
