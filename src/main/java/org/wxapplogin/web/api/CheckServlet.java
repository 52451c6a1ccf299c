package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.wechat.SessionKeyService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.IsoInstants;
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
    String expires = IsoInstants.text(TokenFilter.session(request).expiresAt());
    String wechat = result == null ? "" : ",\"wechatSession\":" + result;
    // By hand, as nothing in it needs an escape: this is asked more often than all else.
    Envelope.okWithJson(request, response, "{\"tokenExpire\":\"" + expires + "\"" + wechat + "}");
  }
}
