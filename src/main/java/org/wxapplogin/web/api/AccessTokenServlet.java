package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.wechat.WechatCalls;
import org.wxapplogin.service.wechat.WechatCalls.Lent;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;

/**
 * {@code GET /internal/access-token}: the shared access token of WeChat, for other services: if one
 * fetched its own, this one would end. {@code POST} gives another in place of the {@code refused}
 * one.
 */
public final class AccessTokenServlet extends ApiServlet {
  private static final int MAX_APPID = 32;
  private static final int MAX_TOKEN = 2048;

  private final transient WechatCalls calls;

  public AccessTokenServlet(WechatCalls calls) {
    this.calls = calls;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    suspend(request, () -> calls.lend(appid(request, Input.ofQuery(request))));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Input in = Input.ofBody(request);
    Secret refused = Secret.of(in.required("refused", MAX_TOKEN));
    suspend(request, () -> calls.lendInsteadOf(appid(request, in), refused));
  }

  private static String appid(HttpServletRequest request, Input in) {
    String appid = in.required("appid", MAX_APPID);
    BasicAuthFilter.service(request).requireApp(appid);
    return appid;
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    Lent lent = (Lent) result;
    Envelope.ok(request, response, new Reply(lent.token().reveal(), lent.life().toSeconds()));
  }

  private record Reply(String accessToken, long expiresIn) {}
}
