package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** Base of the admin pages: failures are thrown, for the one error policy. */
public abstract class AdminServlet extends HttpServlet {
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!METHODS.contains(request.getMethod())) {
      throw notThisWay(response, "GET, HEAD, POST");
    }
    super.service(request, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(response, "POST");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(response, "GET, HEAD");
  }

  private static AppException notThisWay(HttpServletResponse response, String allowed) {
    response.setHeader("Allow", allowed);
    return new AppException(ErrorCode.NOT_SUPPORTED, "method not allowed here");
  }
}
