package org.wxapplogin.load.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads the header of the token, looks nothing up, and answers as the check of a token does. */
public final class NoOpServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int TOKEN_LENGTH = 43;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = request.getHeader("X-OA-Token");
    String answer =
        token != null && token.length() == TOKEN_LENGTH
            ? "{\"errno\":0,\"errmsg\":\"成功\",\"data\":{\"tokenExpire\":\"2026-12-21T01:04:05.678Z\"}}"
            : "{\"errno\":501,\"errmsg\":\"请登录\"}";
    byte[] bytes = answer.getBytes(UTF_8);
    response.setContentType("application/json; charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
