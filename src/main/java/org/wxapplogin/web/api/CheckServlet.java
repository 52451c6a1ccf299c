package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.wechat.SessionKeyService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/**
 * {@code GET /wx/auth/check}: says until when the token is good; with {@code ?wechat=1} also
 * whether WeChat still knows the session_key behind it.
 */
public final class CheckServlet extends ApiServlet {
  private final transient SessionKeyService sessionKeys;

  public CheckServlet(SessionKeyService sessionKeys) {
    this.sessionKeys = sessionKeys;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    if (Input.ofQuery(request).number("wechat").orElse(0) == 1) {
      suspend(request, () -> sessionKeys.isValid(session));
    } else {
      resume(request, response, null);
    }
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    String expires = TokenFilter.session(request).expiresAt().toString();
    Envelope.ok(request, response, new Reply(expires, (Boolean) result));
  }

  /**
   * @param wechatSession null where it was not asked for
   */
  private record Reply(String tokenExpire, Boolean wechatSession) {}
}
