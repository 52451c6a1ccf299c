package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.service.session.SessionService.Judged;

/**
 * Lets a request pass only with a good token, and hands the client its next one in {@code
 * X-Next-Token} when it is due.
 */
public final class TokenFilter extends HttpFilter {
  private static final String SESSION = TokenFilter.class.getName() + ".session";
  private static final String NEXT_TOKEN = "X-Next-Token";

  private final transient SessionService sessions;
  private final transient TokenHeaders headers;

  public TokenFilter(SessionService sessions, TokenHeaders headers) {
    this.sessions = sessions;
    this.headers = headers;
  }

  /** The session of a request that has passed this filter. */
  public static Session session(HttpServletRequest request) {
    return (Session) request.getAttribute(SESSION);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (session(request) == null) { // else a suspended request that comes back
      Judged judged =
          judge(
              token -> sessions.judge(token, RemoteAddress.of(request)),
              headers,
              request,
              response);
      request.setAttribute(SESSION, judged.session());
    }
    chain.doFilter(request, response);
  }

  /**
   * Judges the token of a request. A reply with somebody's next token is kept by no cache.
   *
   * @throws AppException with {@link ErrorCode#SIGN_IN} if there is no good one
   */
  public static Judged judge(
      Function<String, Optional<Judged>> judge,
      TokenHeaders headers,
      HttpServletRequest request,
      HttpServletResponse response) {
    Judged judged =
        headers
            .find(request)
            .flatMap(judge)
            .orElseThrow(() -> new AppException(ErrorCode.SIGN_IN, "no good token"));
    response.setHeader("Cache-Control", "no-store");
    judged.next().ifPresent(token -> response.setHeader(NEXT_TOKEN, token.reveal()));
    return judged;
  }
}
