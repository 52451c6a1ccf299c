package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.service.push.PushService;
import org.wxapplogin.service.push.PushService.Signed;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.RemoteAddress;
import org.wxapplogin.web.RequestLog;

/**
 * {@code /wx/push/{appid}}: the webhook to enter in WeChat's console. With a GET, WeChat checks
 * that the address is ours; with a POST, it sends an event. Whatever does not come from WeChat gets
 * a status other than 200.
 */
public final class PushServlet extends ApiServlet {
  private static final Logger log = LoggerFactory.getLogger(PushServlet.class);
  private static final int MAX_CHARS = 128;

  private final transient PushService push;
  private final transient LogLines lines;

  public PushServlet(PushService push, LogLines lines) {
    this.push = push;
    this.lines = lines;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        request,
        response,
        () -> {
          String appid = appid(request);
          Input query = Input.ofQuery(request);
          String echo = query.required("echostr", MAX_CHARS);
          push.verify(appid, signed(query), RemoteAddress.of(request));
          return echo;
        });
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        request,
        response,
        () -> {
          String appid = appid(request);
          Signed signed = signed(Input.ofQuery(request));
          push.receive(appid, signed, Input.textOfBody(request), RemoteAddress.of(request));
          return "success";
        });
  }

  /** What WeChat is told if nothing fails. */
  private interface Work {
    String run() throws IOException;
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Work work)
      throws IOException {
    String text;
    try {
      text = work.run();
    } catch (AppException e) {
      switch (e.code()) {
        case NOT_ALLOWED -> response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        case BAD_ARGUMENT -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        default -> throw e;
      }
      RequestLog.note(request, e.code());
      lines.info(
          log,
          e.code().name(),
          e.code() + ": " + e.getMessage()); // the reply does not tell a stranger why
      text = e.code().english();
    }
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String appid(HttpServletRequest request) {
    String path = request.getPathInfo();
    if (path == null || path.length() < 2) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "a push address without an appid");
    }
    return path.substring(1);
  }

  private static Signed signed(Input query) {
    return new Signed(
        query.optional("signature", MAX_CHARS).orElse(""),
        query.optional("msg_signature", MAX_CHARS).orElse(""),
        query.optional("timestamp", MAX_CHARS).orElse(""),
        query.optional("nonce", MAX_CHARS).orElse(""));
  }
}
