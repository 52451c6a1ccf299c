package org.wxapplogin.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.wxapplogin.sandbox.wechat.BadInputException;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Reply;
import org.wxapplogin.sandbox.wechat.Request;

/**
 * The phone in the browser, whose scripts {@code npm run page} in miniprogram/ makes: its files,
 * and below {@code wechat/} the controls of the fake WeChat, so that the page need not cross
 * origins.
 */
final class PhoneServlet extends HttpServlet {
  private static final String WECHAT = "/wechat/";
  private static final Map<String, String> TYPES =
      Map.of(
          "/index.html", "text/html; charset=utf-8",
          "/screen.html", "text/html; charset=utf-8",
          "/page.css", "text/css; charset=utf-8",
          "/wechat.css", "text/css; charset=utf-8",
          "/page.js", "text/javascript; charset=utf-8",
          "/screen.js", "text/javascript; charset=utf-8");

  private final transient FakeWechat fake;

  PhoneServlet(FakeWechat fake) {
    this.fake = fake;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    response.setHeader("Cache-Control", "no-store");
    if (path == null) {
      response.sendRedirect(request.getRequestURI() + "/");
    } else if (path.startsWith(WECHAT)) {
      send(response, control(request, "/sandbox/" + path.substring(WECHAT.length())));
    } else {
      send(response, file(path.equals("/") ? "/index.html" : path));
    }
  }

  private Reply control(HttpServletRequest request, String path) throws IOException {
    String body = new String(request.getInputStream().readAllBytes(), UTF_8);
    try {
      return fake.control(new Request(request.getMethod(), path, query(request), body));
    } catch (BadInputException e) {
      return Reply.error(400, e.getMessage());
    }
  }

  private static Map<String, String> query(HttpServletRequest request) {
    Map<String, String> query = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
    return query;
  }

  private static Reply file(String path) throws IOException {
    if (!TYPES.containsKey(path)) {
      return Reply.error(404, "there is no such file");
    }
    try (InputStream in = PhoneServlet.class.getResourceAsStream("/phone" + path)) {
      return new Reply(200, TYPES.get(path), in.readAllBytes(), Delivery.WHOLE, 0);
    }
  }

  private static void send(HttpServletResponse response, Reply reply) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.getOutputStream().write(reply.body());
  }
}
